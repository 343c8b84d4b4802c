import { existsSync } from "node:fs";
import { join } from "node:path";
import { ending, Toolchain } from "./toolchain";

let machine: Toolchain;
beforeEach(() => {
  machine = new Toolchain();
});
afterEach(() => machine.dispose());

const install = [
  "npm ci --loglevel=error",
  "python3 -m venv ./.venv",
  "python3 -m pip install --quiet --no-input --progress-bar=off -r ./requirements.lock.txt",
  "python3 -m local.install_jars",
];

describe("on a fresh machine", () => {
  test("installs everything, and the second time nothing", async () => {
    const first = await machine.run("setup.mjs");
    expect(first.stderr).toBe("");
    expect(first.code).toBe(0);
    expect(machine.calls()).toEqual(install);
    expect(first.stdout.replaceAll(/\d+(\.\d+)? s$/gm, "N s")).toBe(
      [
        "Installing the Node packages: npm ci (usually under a minute)",
        "  done in N s",
        "Making the Python environment: .venv (usually 5 seconds)",
        "  done in N s",
        "Installing the Python packages: Spark, Delta Lake, MLflow and the test tools (usually 1 to 3 minutes, 500 MB)",
        "  done in N s",
        "Fetching the Delta Lake libraries for Spark (usually 10 seconds, 7 MB)",
        "  done in N s",
        "Everything is installed.",
        "",
      ].join("\n"),
    );
    expect(await machine.run("setup.mjs")).toEqual({
      code: 0,
      stdout: "Everything is installed.\n",
      stderr: "",
    });
    expect(machine.calls()).toEqual([]);
  });

  test("needs no Python on the PATH once the environment is made", async () => {
    await machine.run("setup.mjs");
    machine.remove("bin/python3");
    expect((await machine.run("setup.mjs")).code).toBe(0);
  });
});

describe("when something changed", () => {
  beforeEach(async () => {
    await machine.run("setup.mjs");
    machine.calls();
  });

  test("a new package-lock.json installs the Node packages again", async () => {
    machine.write("package-lock.json", '{"packages":{"":{}}}');
    await machine.run("setup.mjs");
    expect(machine.calls()).toEqual(install.slice(0, 1));
  });

  test("new requirements update the environment in place", async () => {
    machine.write("requirements.lock.txt", "a==2\n");
    await machine.run("setup.mjs");
    expect(machine.calls()).toEqual(install.slice(2));
  });

  test("an environment whose interpreter is gone is made anew", async () => {
    machine.remove(".venv/bin/python");
    await machine.run("setup.mjs");
    expect(machine.calls()).toEqual(install.slice(1));
  });
});

describe("interrupted", () => {
  const reached = async (text: string, slow: string, signal: NodeJS.Signals): Promise<number | null> => {
    const child = machine.start("setup.mjs", { SLOW: slow });
    const end = ending(child);
    child.stdout?.on("data", (data: Buffer) => {
      // The tool needs a moment to start once the line that announces it is out.
      if (data.toString().includes(text)) setTimeout(() => child.kill(signal), 200);
    });
    return (await end).code;
  };

  test.each([
    ["npm ci", "Installing the Node", "ci --loglevel", install],
    ["venv", "Making the Python", "-m venv", install.slice(1)],
    ["pip", "Installing the Python", "-m pip", install.slice(1)],
    ["the jars", "Fetching", "install_jars", install.slice(3)],
  ])("in %s, it exits with 130 and ends well the next time", async (_name, text, slow, remaining) => {
    expect(await reached(text, slow, "SIGINT")).toBe(130);
    machine.calls();
    expect((await machine.run("setup.mjs")).code).toBe(0);
    expect(machine.calls()).toEqual(remaining);
  });

  test("by SIGTERM, it exits with 143", async () => {
    expect(await reached("Installing the Node", "ci --loglevel", "SIGTERM")).toBe(143);
  });
});

test("a step that fails shows its output, and what to do", async () => {
  machine.tool("npm", "echo network is down >&2; exit 7");
  expect(await machine.run("setup.mjs")).toEqual({
    code: 1,
    stdout: "Installing the Node packages: npm ci (usually under a minute)\n",
    stderr: [
      "  | network is down",
      "Installing the Node packages: npm ci: failed. Is the network reachable? Run it again: it starts over cleanly.",
      "",
    ].join("\n"),
  });
  expect(existsSync(join(machine.folder, "node_modules"))).toBe(false);
});
