import { ending, Toolchain } from "./toolchain";

let machine: Toolchain;
beforeEach(async () => {
  machine = new Toolchain();
  machine.write("local/sample_data/generate.py", "# one\n");
  await machine.run("setup.mjs");
  machine.write(
    "node_modules/tsx/dist/cli.mjs",
    'import { appendFileSync } from "node:fs"; appendFileSync("calls", "tsx " + process.argv.slice(2) + "\\n");' +
      'if (process.env.BAD_CONFIG) { console.error("config: two problems"); process.exit(1); }',
  );
  machine.calls();
});
afterEach(() => machine.dispose());

const generate = "python3 -m local.sample_data retail .local/sample/retail --orders 2000 --seed 7";
const generateChats = "python3 -m local.sample_data insights .local/sample/insights --chats 400 --seed 7";
const engine =
  "python3 -m local retail=.local/sample/retail insights=.local/sample/insights --root .local/start";

/** The pretended generator makes no folder, so the tests do. */
const makeSample = (): void => {
  machine.write(".local/sample/retail/x.csv", "");
  machine.write(".local/sample/insights/x.json", "");
};

test("generates the sample data, synthesises and runs the workloads on it", async () => {
  makeSample();
  expect((await machine.run("start.mjs")).code).toBe(0);
  expect(machine.calls()).toEqual([generate, generateChats, "tsx main.ts", engine]);
});

test("generates the sample data once", async () => {
  makeSample();
  await machine.run("start.mjs");
  machine.calls();
  await machine.run("start.mjs");
  expect(machine.calls()).toEqual(["tsx main.ts", engine]);
});

test("generates them again when they are gone or the generator changed", async () => {
  makeSample();
  await machine.run("start.mjs");
  machine.write("local/sample_data/generate.py", "# two\n");
  machine.calls();
  await machine.run("start.mjs");
  expect(machine.calls()[0]).toBe(generate);
  machine.remove(".local/sample/retail");
  await machine.run("start.mjs");
  expect(machine.calls()[0]).toBe(generate);
});

test("a configuration that does not hold ends it before the engine starts", async () => {
  makeSample();
  const { code, stderr } = await machine.run("start.mjs", { BAD_CONFIG: "1" });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "config: two problems\n" });
  expect(machine.calls()).toEqual([generate, generateChats, "tsx main.ts"]);
});

test("the engine's exit code is its own", async () => {
  machine.write(".venv/bin/python", "#!/bin/sh\nexit 3\n");
  makeSample();
  expect((await ending(machine.start("local.mjs"))).code).toBe(3);
});

test("local passes the arguments on, folders as seen from where the user stands", async () => {
  const child = machine.start("local.mjs", { INIT_CWD: "/home/me/here" }, [
    "retail=../mine",
    "--root",
    "out",
  ]);
  expect((await ending(child)).code).toBe(0);
  expect(machine.calls()).toEqual([
    "tsx main.ts",
    "python3 -m local retail=/home/me/mine --root /home/me/here/out",
  ]);
});
