import { Toolchain } from "../toolchain";

let machine: Toolchain;
beforeEach(async () => {
  machine = new Toolchain();
  machine.write("local/sample_data/generate.py", "# one\n");
  await machine.run("setup.mjs");
  machine.write(
    "scripts/try.mjs",
    'import { ensureSampleData } from "./lib/sample-data.mjs"; await ensureSampleData(process.argv[2]);',
  );
  machine.calls();
});
afterEach(() => machine.dispose());

test.each([
  ["retail", "--orders 2000"],
  ["insights", "--chats 400"],
])("generates as much for %s as it takes, once", async (workload, size) => {
  machine.write(`.local/sample/${workload}/x`, "");
  const make = async (): Promise<void> =>
    new Promise((resolve) => machine.start("try.mjs", {}, [workload]).on("close", () => resolve()));
  await make();
  expect(machine.calls()).toEqual([
    `python3 -m local.sample_data ${workload} .local/sample/${workload} ${size} --seed 7`,
  ]);
  await make();
  expect(machine.calls()).toEqual([]);
});
