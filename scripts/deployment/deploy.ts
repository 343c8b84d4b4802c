import { requireDeployable } from "../../config/deployable";
import type { PlatformConfig } from "../../config/schema";
import { Databricks } from "./databricks";
import { runJob } from "./job-run";
import type { Ports } from "./ports";
import { requireTools } from "./prerequisites";
import { type Outputs, Terraform, outputOf } from "./terraform";

/**
 * Deploys an environment, then runs what Terraform cannot do: the set-up job of each workload.
 *
 * @param options `--auto-approve`, and those of `terraform plan`
 */
export async function deploy(
  config: PlatformConfig,
  options: readonly string[],
  ports: Ports,
): Promise<void> {
  requireDeployable(config);
  await requireTools(config, ports);
  const { environment } = config;
  ports.say(
    `Deploying ${environment}. The first time, each stack can be planned only after the one before it.`,
  );
  const terraform = await Terraform.synthesise(environment, ports);
  const tablesMissing = config.ingestion === "continuous" && !hasTrigger(await terraform.outputs());
  const variables = tablesMissing ? { TF_VAR_tables_exist: "false" } : {};
  const outputs = await terraform.apply(options, variables);
  const host = outputOf(outputs, `${environment}-foundation`, "workspace_url");
  const databricks = new Databricks(host, ports);
  const prepared = Object.keys(outputs)
    .filter((stack) => outputs[stack]?.["setup_job_id"] !== undefined)
    .sort();
  for (const stack of prepared) {
    const id = outputOf(outputs, stack, "setup_job_id");
    await runJob(databricks, { id, what: `Set-up job of ${stack}` }, ports);
  }
  if (tablesMissing) {
    ports.say("The tables exist now: deploying what waits for their updates.");
    await terraform.apply(options);
  }
  ports.say(`${environment} is deployed: ${host}`);
}

// Databricks refuses a trigger on a table that does not exist. A stack with such a trigger tells that it has it; where
// none does, the tables may still be missing, and the trigger has to wait for the set-up jobs.
const hasTrigger = (outputs: Outputs): boolean =>
  Object.values(outputs).some((told) => String(told["table_trigger"]) === "true");
