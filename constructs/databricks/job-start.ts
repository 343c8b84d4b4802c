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

/** The part of a job that says what starts it. A trigger on tables is a `TableTrigger` of its own. */
export function startOf(
  start: JobStart,
): Pick<JobConfig, "continuous" | "controlRunState" | "queue" | "schedule"> {
  // Without a queue, a run that meets another one is dropped without a word.
  const queue = { enabled: true };
  switch (start.kind) {
    case "manual":
    case "table-update":
      return { queue };
    case "scheduled":
      return {
        queue,
        schedule: { quartzCronExpression: start.cron, timezoneId: start.timezone, pauseStatus: "UNPAUSED" },
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
