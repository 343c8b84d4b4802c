import { renderActivity } from "../../../../constructs/azure/data-factory/render-activities";
import { datasetsOf, listing, synthesiseFactory } from "./bench";

test("a listing asks for what a folder holds, and takes a missing folder for an answer", () => {
  expect.assertions(1);
  synthesiseFactory((bench) => {
    expect(renderActivity(listing(datasetsOf(bench).folder))).toEqual({
      name: "list",
      description: "What is there.",
      type: "GetMetadata",
      dependsOn: [],
      userProperties: [],
      policy: {
        timeout: "0.01:30:00",
        retry: 2,
        retryIntervalInSeconds: 45,
        secureInput: false,
        secureOutput: false,
      },
      typeProperties: {
        dataset: { referenceName: "chats_folder", type: "DatasetReference" },
        fieldList: ["exists", "childItems"],
        storeSettings: { type: "AzureBlobStorageReadSettings", enablePartitionDiscovery: false },
        formatSettings: { type: "BinaryReadSettings" },
      },
    });
  });
});

test.each([
  [1, "0.00:01:00"],
  [60, "0.01:00:00"],
  [1439, "0.23:59:00"],
  [1440, "1.00:00:00"],
  [2945, "2.01:05:00"],
])("%i minutes are written as %s", (timeoutMinutes, timeout) => {
  expect.assertions(1);
  synthesiseFactory((bench) => {
    const list = listing(datasetsOf(bench).folder);
    expect(renderActivity({ ...list, policy: { ...list.policy, timeoutMinutes } })).toMatchObject({
      policy: { timeout },
    });
  });
});
