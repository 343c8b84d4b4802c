import type { JobConfig } from "@cdktf/provider-databricks/lib/job";

/** What starts a job. */
export type JobStart =
  | { readonly kind: "manual" }
  | {
      readonly kind: "scheduled";
      /** Quartz expression, seconds first. */
      readonly cron: string;
      /** IANA time zone. */
      readonly timezone: string;
    }
  | {
      readonly kind: "table-update";
      /** Three-level names. One of them is enough. */
      readonly tables: readonly string[];
    }
  | { readonly kind: "continuous" };

/** Quiet time after an update, and between runs: a stream commits many times before it has caught up. */
const SETTLE_SECONDS = 60;
const PAUSE_SECONDS = 600;

/** The part of a job that says what starts it. */
export function startOf(
  start: JobStart,
): Pick<JobConfig, "continuous" | "controlRunState" | "queue" | "schedule" | "trigger"> {
  // Without a queue, a run that meets another one is dropped without a word.
  const queue = { enabled: true };
  switch (start.kind) {
    case "manual":
      return { queue };
    case "scheduled":
      return {
        queue,
        schedule: { quartzCronExpression: start.cron, timezoneId: start.timezone, pauseStatus: "UNPAUSED" },
      };
    case "table-update":
      return {
        queue,
        trigger: {
          pauseStatus: "UNPAUSED",
          tableUpdate: {
            tableNames: [...start.tables],
            condition: "ANY_UPDATED",
            waitAfterLastChangeSeconds: SETTLE_SECONDS,
            minTimeBetweenTriggersSeconds: PAUSE_SECONDS,
          },
        },
      };
    case "continuous":
      return {
        queue: { enabled: false },
        continuous: { pauseStatus: "UNPAUSED", taskRetryMode: "ON_FAILURE" },
        // The run that never ends must be replaced when the job changes, or the change never takes effect.
        controlRunState: true,
      };
  }
}
