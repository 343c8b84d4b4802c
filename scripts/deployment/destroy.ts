import { requireDeployable } from "../../config/deployable";
import type { PlatformConfig } from "../../config/schema";
import { Databricks } from "./databricks";
import { DeploymentError, confirmationMissing, dataStays } from "./errors";
import { stopJob } from "./job-run";
import type { Ports } from "./ports";
import { requireTools } from "./prerequisites";
import { type Outputs, Terraform, outputOf } from "./terraform";

const JOB_OUTPUTS = ["ingest_job_id", "job_id", "setup_job_id"] as const;

const CONFIRM = "--confirm=";

/**
 * Stops what runs in an environment, then destroys it. One that is no trial is destroyed only when its name is typed
 * a second time, and even then what holds data stays where the configuration protects it.
 *
 * @param options `--confirm=ENV`, `--auto-approve`, and those of `terraform plan`
 */
export async function destroy(
  config: PlatformConfig,
  options: readonly string[],
  ports: Ports,
): Promise<void> {
  const { environment } = config;
  const { forceDestroy, preventDestroy } = config.protection;
  const typed = options.find((option) => option.startsWith(CONFIRM))?.slice(CONFIRM.length);
  if (!forceDestroy && typed !== environment) throw confirmationMissing(environment, typed, preventDestroy);
  requireDeployable(config);
  await requireTools(config, ports);
  const terraform = await Terraform.synthesise(environment, ports);
  await stopJobs(environment, await terraform.outputs(), ports);
  const passedOn = options.filter((option) => !option.startsWith(CONFIRM));
  try {
    await terraform.destroy(passedOn);
  } catch (error) {
    if (preventDestroy && error instanceof DeploymentError) throw dataStays(environment);
    throw error;
  }
  ports.say(`${environment} is destroyed.`);
}

// A run that goes on would write into schemas while they are dropped. Yet what cannot be stopped must not keep the
// rest from being destroyed: the workspace may be half gone after an earlier attempt.
async function stopJobs(environment: string, outputs: Outputs, ports: Ports): Promise<void> {
  const jobs = Object.entries(outputs).flatMap(([stack, told]) =>
    JOB_OUTPUTS.filter((output) => told[output] !== undefined).map((output) => ({ stack, output })),
  );
  if (jobs.length === 0) {
    ports.say(`No jobs of ${environment} to stop.`);
    return;
  }
  for (const { output, stack } of jobs) {
    const id = outputOf(outputs, stack, output);
    try {
      const host = outputOf(outputs, `${environment}-foundation`, "workspace_url");
      await stopJob(new Databricks(host, ports), id, output === "ingest_job_id");
      ports.say(`Stopped job ${id} of ${stack}.`);
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      ports.say(`Job ${id} of ${stack} was not stopped. ${error.message}`);
    }
  }
}
