import { Job } from "@cdktf/provider-databricks/lib/job";
import { TableTrigger } from "../../../constructs/databricks/table-trigger";
import { synthesiseDatabricks } from "./workbench";

const synth = synthesiseDatabricks((stack) => {
  const job = new Job(stack, "job", { name: "dev-shop" });
  new TableTrigger(stack, "trigger", {
    job,
    tables: ["lake_dev.bronze.orders", "lake_dev.bronze.customers"],
  });
});

test("any table that changes starts the job, once the stream has come to rest", () => {
  expect(synth.single("databricks_job")["dynamic"]).toEqual({
    trigger: {
      for_each: "${var.tables_exist ? [true] : []}",
      content: {
        pause_status: "UNPAUSED",
        table_update: {
          table_names: ["lake_dev.bronze.orders", "lake_dev.bronze.customers"],
          wait_after_last_change_seconds: 60,
          min_time_between_triggers_seconds: 600,
        },
      },
    },
  });
});

test("the trigger is there unless whoever deploys says that the tables are not", () => {
  expect(synth.json["variable"]).toEqual({
    tables_exist: {
      type: "bool",
      default: true,
      description: "Whether the set-up job has made the tables whose updates start the main job.",
    },
  });
});
