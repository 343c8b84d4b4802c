import { callEach } from "../call";

test("node_modules agrees with the lock when nothing is missing and nothing differs", () => {
  const wanted = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0", integrity: "x" },
      "node_modules/other-system": { version: "2.0.0", integrity: "y", optional: true },
    },
  };
  const installed = (version: string, integrity: string): unknown => ({
    packages: { "node_modules/a": { version, integrity } },
  });
  expect(
    callEach("lib/node-modules.mjs", "agree", [
      [wanted, installed("1.0.0", "x")],
      [wanted, installed("1.0.1", "x")],
      [wanted, installed("1.0.0", "z")],
      [wanted, { packages: {} }],
    ]),
  ).toEqual([true, false, false, false]);
});
