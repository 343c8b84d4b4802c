import { startOf } from "../../../constructs/databricks/job-start";

test("a manual job waits for someone, and queues", () => {
  expect(startOf({ kind: "manual" })).toEqual({ queue: { enabled: true } });
});

test("a schedule is on from the start", () => {
  expect(startOf({ kind: "scheduled", cron: "0 0 6 ? * MON", timezone: "UTC" })).toEqual({
    queue: { enabled: true },
    schedule: { quartzCronExpression: "0 0 6 ? * MON", timezoneId: "UTC", pauseStatus: "UNPAUSED" },
  });
});

test("a job that tables start queues too; its trigger is a construct of its own", () => {
  expect(startOf({ kind: "table-update", tables: ["lake_dev.bronze.orders"] })).toEqual({
    queue: { enabled: true },
  });
});

test("a continuous job retries by itself and is restarted when it changes", () => {
  expect(startOf({ kind: "continuous" })).toEqual({
    queue: { enabled: false },
    continuous: { pauseStatus: "UNPAUSED", taskRetryMode: "ON_FAILURE" },
    controlRunState: true,
  });
});
