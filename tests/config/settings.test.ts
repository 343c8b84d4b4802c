import { settingAt, settings } from "../../config/settings";

test("every setting is described", () => {
  expect(settings().filter(({ description }) => description === "")).toEqual([]);
});

test("no two settings share a variable", () => {
  const variables = settings().map(({ variable }) => variable);
  expect(variables.filter((variable, index) => variables.indexOf(variable) !== index)).toEqual([]);
});

test("a setting is known by its path, its variable and its words", () => {
  expect(settingAt("compute.nodeType")).toMatchObject({
    path: "compute.nodeType",
    variable: "LAKEHOUSE_COMPUTE_NODE_TYPE",
    description: "VM size of classic clusters, driver and workers alike.",
    allowed: "an Azure VM size, such as Standard_D4ds_v5",
  });
  expect(settingAt("budget.contacts.0")?.path).toBe("budget.contacts");
  expect(settingAt("trigger.kind")?.allowed).toBe("manual, scheduled");
  expect(settingAt("nothing")).toBeUndefined();
});
