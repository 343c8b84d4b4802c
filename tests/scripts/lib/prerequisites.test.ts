import { join } from "node:path";
import { call, callEach } from "../call";
import { Toolchain } from "../toolchain";

let machine: Toolchain;
beforeEach(() => {
  machine = new Toolchain();
});
afterEach(() => machine.dispose());

const problems = async (env: Readonly<Record<string, string>> = {}): Promise<string[]> => {
  const { code, stdout, stderr } = await machine.run("setup.mjs", env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  return stderr.trimEnd().split("\n");
};

const python = (got: string): string =>
  `Python 3.11 to 3.13 is needed and ${got}: install it from https://www.python.org, or set PYTHON to its path.`;
const java = (got: string): string =>
  `Java 17 or 21 is needed and ${got}: install it from https://adoptium.net, then put it on the PATH or set JAVA_HOME.`;

test("Node must be 20 or newer", () => {
  expect(callEach("lib/prerequisites.mjs", "nodeProblem", [["20.0.0"], ["24.1.0"], ["18.20.4"]])).toEqual([
    null,
    null,
    "Node 20 or newer is needed and this is 18.20.4: install it from https://nodejs.org.",
  ]);
});

test("the major version of a Java", () => {
  const versions = ["17.0.15", "21", "1.8.0_392", "25.0.3", "22-ea"];
  expect(versions.map((version) => call("lib/prerequisites.mjs", "javaMajor", version))).toEqual([
    17, 21, 8, 25, 22,
  ]);
});

test("each missing prerequisite is one sentence, all at once", async () => {
  machine.remove("bin/java");
  machine.remove("bin/python3");
  expect(await problems()).toEqual([java("none was found"), python("none was found")]);
});

test.each(["11.0.2", "1.8.0_392", "25.0.3"])("Java %s is refused", async (version) => {
  machine.java(version);
  expect(await problems()).toEqual([java(`the one on the PATH is ${version}`)]);
});

test.each(["3.10.13", "3.14.0"])("Python %s is refused", async (version) => {
  machine.python(version);
  expect(await problems()).toEqual([python(`python3 is ${version}`)]);
});

test("a Python without venv says which package holds it", async () => {
  machine.python("3.12.1", "bare");
  expect(await problems()).toEqual([
    python("python3 lacks its venv module (on Debian and Ubuntu: python3-venv)"),
  ]);
});

test("a later candidate is taken when the first is too old", async () => {
  machine.python("3.9.2");
  machine.tool("python3.12", 'case "$1 $2" in "-c "*) echo "3.12.1 pip";; "-m venv") exit 3;; esac');
  const { stderr } = await machine.run("setup.mjs");
  expect(machine.calls()).toContain("python3.12 -m venv ./.venv");
  expect(stderr).toBe(
    "  | \nMaking the Python environment: .venv: failed. Set PYTHON to the path of another Python and run it again.\n",
  );
});

test("PYTHON is the only one that is tried", async () => {
  expect(await problems({ PYTHON: "/nowhere/python" })).toEqual([
    python("PYTHON=/nowhere/python does not start"),
  ]);
});

test("JAVA_HOME goes first; the PATH is tried when it holds none that fits", async () => {
  const home = join(machine.folder, "jdk");
  expect((await machine.run("setup.mjs", { JAVA_HOME: home })).code).toBe(0);
  machine.java("25.0.3");
  expect(await problems({ JAVA_HOME: home })).toEqual([
    java(`JAVA_HOME=${home} holds none, the one on the PATH is 25.0.3`),
  ]);
});
