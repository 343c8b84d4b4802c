import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { callEach, root } from "../call";

const refusals = (pairs: readonly (readonly [file: string, source: string])[]): unknown[] =>
  callEach("lint/layers.mjs", "refusal", pairs);

describe("refusal", () => {
  test("lets every layer import what lies below it", () => {
    const fine = [
      ["main.ts", "./stacks/retail-stack"],
      ["main.ts", "cdktf"],
      ["stacks/retail-stack.ts", "../constructs/azure/data-lake"],
      ["stacks/retail-stack.ts", "../config/naming"],
      ["stacks/retail-stack.ts", "../notebooks/retail"],
      ["stacks/retail-stack.ts", "constructs"],
      ["constructs/azure/data-lake.ts", "@cdktf/provider-azurerm/lib/storage-account"],
      ["constructs/databricks/job.ts", "../../notebooks/kit/model"],
      ["notebooks/retail/silver/orders.ts", "../bronze/orders"],
      ["notebooks/retail/index.ts", "../kit"],
      ["notebooks/kit/sql/tag.ts", "../errors"],
      ["config/load.ts", "zod"],
      ["tests/constructs/azure/data-lake.test.ts", "../../../constructs/azure/data-lake"],
      ["tests/main.test.ts", "cdktf"],
    ] as const;
    expect(refusals(fine)).toEqual(fine.map(() => null));
  });

  test("names the layer, the import and what is allowed", () => {
    expect(
      refusals([
        ["notebooks/kit/sql/tag.ts", "../../../config/load"],
        ["notebooks/kit/model.ts", "../retail"],
        ["notebooks/retail/index.ts", "../insights"],
        ["notebooks/retail/index.ts", "../../constructs/job"],
        ["constructs/azure/data-lake.ts", "../../config/naming"],
        ["constructs/azure/data-lake.ts", "../../notebooks/retail"],
        ["config/load.ts", "../stacks/retail-stack"],
      ]),
    ).toEqual([
      "notebooks/kit must not import config: it may import notebooks/kit.",
      "notebooks/kit must not import notebooks/retail: it may import notebooks/kit.",
      "notebooks/retail must not import notebooks/insights: it may import notebooks/retail, notebooks/kit.",
      "notebooks/retail must not import constructs: it may import notebooks/retail, notebooks/kit.",
      "constructs must not import config: it may import constructs, notebooks/kit.",
      "constructs must not import notebooks/retail: it may import constructs, notebooks/kit.",
      "config must not import stacks: it may import config.",
    ]);
  });

  test("keeps the infrastructure packages where they belong", () => {
    const reason = (source: string, layer: string): string =>
      `"${source}" may be imported in main.ts, stacks, constructs, tests only, not in ${layer}.`;
    expect(
      refusals([
        ["notebooks/kit/model.ts", "cdktf"],
        ["config/load.ts", "@cdktf/provider-databricks/lib/job"],
        ["scripts/deploy.ts", "constructs"],
      ]),
    ).toEqual([
      reason("cdktf", "notebooks/kit"),
      reason("@cdktf/provider-databricks/lib/job", "config"),
      reason("constructs", "scripts"),
    ]);
  });

  test("refuses a provider's barrel everywhere", () => {
    const reason = (source: string): string =>
      `"${source}" loads every resource of the provider: import "@cdktf/provider-azurerm/lib/<resource>".`;
    expect(
      refusals([
        ["stacks/a.ts", "@cdktf/provider-azurerm"],
        ["tests/a.test.ts", "@cdktf/provider-azurerm/lib"],
        ["constructs/a.ts", "@cdktf/provider-azurerm/lib/index.js"],
      ]),
    ).toEqual([
      reason("@cdktf/provider-azurerm"),
      reason("@cdktf/provider-azurerm/lib"),
      reason("@cdktf/provider-azurerm/lib/index.js"),
    ]);
  });
});

describe("the configuration of the linter", () => {
  interface Config {
    readonly linterOptions: { readonly noInlineConfig: boolean };
    readonly rules: Readonly<Record<string, readonly unknown[]>>;
  }

  test("forbids any, wrong directions, and comments that turn rules off", () => {
    const eslint = join(root, "node_modules", "eslint", "bin", "eslint.js");
    const { stdout } = spawnSync(process.execPath, [eslint, "--print-config", "notebooks/kit/x.ts"], {
      cwd: root,
      encoding: "utf8",
    });
    const { linterOptions, rules } = JSON.parse(stdout) as Config;
    expect(linterOptions.noInlineConfig).toBe(true);
    expect(rules["@typescript-eslint/no-explicit-any"]?.[0]).toBe(2);
    expect(rules["@typescript-eslint/no-unsafe-assignment"]?.[0]).toBe(2);
    expect(rules["layers/direction"]?.[0]).toBe(2);
  });
});
