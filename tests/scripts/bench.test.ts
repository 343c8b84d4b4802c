import { ending, Toolchain } from "./toolchain";

let machine: Toolchain;
beforeEach(async () => {
  machine = new Toolchain();
  await machine.run("setup.mjs");
  machine.write("node_modules/tsx/dist/cli.mjs", "");
  machine.calls();
});
afterEach(() => machine.dispose());

/** Starts it where the user stood, and returns the one call that it made. */
async function benchmarks(...args: readonly string[]): Promise<string[]> {
  const { code } = await ending(machine.start("bench.mjs", { INIT_CWD: "/home/me/here" }, args));
  expect(code).toBe(0);
  return machine.calls();
}

test("hands its arguments to the benchmarks", async () => {
  expect(await benchmarks("skew", "--rows", "1000")).toEqual([
    "python3 -m local.benchmarks skew --rows 1000",
  ]);
});

test("folders mean what they meant where the command was typed", async () => {
  expect(await benchmarks("pii", "--real", "../data", "--seed", "3")).toEqual([
    "python3 -m local.benchmarks pii --real /home/me/data --seed 3",
  ]);
  expect(await benchmarks("enrichment", "--out", "made", "--notebook", "/n.py")).toEqual([
    "python3 -m local.benchmarks enrichment --out /home/me/here/made --notebook /n.py",
  ]);
});

test("the exit code of the benchmarks is its own", async () => {
  machine.write(".venv/bin/python", "#!/bin/sh\nexit 1\n");
  expect((await ending(machine.start("bench.mjs"))).code).toBe(1);
});
