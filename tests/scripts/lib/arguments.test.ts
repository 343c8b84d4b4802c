import { call } from "../call";

test("folders mean what they meant where the command was typed", () => {
  const args = [
    "retail=../my-olist",
    "insights=/data/chats",
    "retail",
    "--root",
    "out",
    "--root=x",
    "chats=~/chats",
    "--param",
    "replay=true",
    "--language-faults",
    "seed=7",
  ];
  expect(call("lib/arguments.mjs", "absoluteFolders", args, "/home/me/here")).toEqual([
    "retail=/home/me/my-olist",
    "insights=/data/chats",
    "retail",
    "--root",
    "/home/me/here/out",
    "--root=/home/me/here/x",
    "chats=~/chats",
    "--param",
    "replay=true",
    "--language-faults",
    "seed=7",
  ]);
});
