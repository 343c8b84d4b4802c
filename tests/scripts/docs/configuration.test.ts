import { defaultOf } from "../../../scripts/docs/configuration";

test.each([
  ["storage.replication", "LRS"],
  ["budget.alertPercents", [50, 80, 100]],
  ["compute.workers.min", 0],
  ["trigger.kind", "manual"],
  ["trigger.cron", "0 0 6 ? * MON"],
  ["state.container", "tfstate"],
  ["state.resourceGroup", undefined],
  ["environment", undefined],
])("the default of %s", (path, want) => {
  expect(defaultOf(path)).toEqual(want);
});
