/** Something that stops a deploy or a destroy and that whoever started it can put right. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
}

export const usage = (command: "deploy" | "destroy", known: readonly string[]): DeploymentError =>
  new DeploymentError(
    `Which environment? Write: npm run ${command} -- ENV [--auto-approve] [options of terraform plan], where ENV is one of ${known.join(", ")}.`,
  );

export const toolMissing = (tool: string, address: string): DeploymentError =>
  new DeploymentError(`${tool} is needed and was not found: install it from ${address}.`);

export const commandFailed = (what: string, code: number, said = ""): DeploymentError =>
  new DeploymentError(
    `${what} ended with exit code ${code}. ` +
      (said.trim() === "" ? "What it said is above." : `It said:\n${said.trim()}`),
  );

export const confirmationMissing = (
  environment: string,
  given: string | undefined,
  preventDestroy: boolean,
): DeploymentError =>
  new DeploymentError(
    (given === undefined
      ? `"${environment}" is not for trials: destroying it has to be confirmed. `
      : `--confirm=${given} does not name the environment "${environment}". `) +
      `Write: npm run destroy -- ${environment} --confirm=${environment}` +
      (preventDestroy
        ? `. Its jobs and files then go; what holds data is protected and stays. To destroy that too, first set ` +
          `protection.preventDestroy to false in config/${environment}.ts and deploy.`
        : "."),
  );

export const dataStays = (environment: string): DeploymentError =>
  new DeploymentError(
    `What holds data in "${environment}" is protected and stays; Terraform names it above. ` +
      `To destroy it too, set protection.preventDestroy to false in config/${environment}.ts, deploy, and try again.`,
  );

export const interrupted = (after: string): DeploymentError =>
  new DeploymentError(`Interrupted after ${after}. Started again, it goes on from there.`);

export const notApproved = (stack: string): DeploymentError =>
  new DeploymentError(
    `${stack} was left as it is: nobody said yes. Where nobody can be asked, pass --auto-approve.`,
  );

export const outputMissing = (stack: string, output: string): DeploymentError =>
  new DeploymentError(
    `The stack "${stack}" has no output "${output}". Deploy the whole environment, without leaving a stack out.`,
  );

export const notSignedIn = (detail: string): DeploymentError =>
  new DeploymentError(
    `No access to Databricks: sign in with \`az login\`, or set DATABRICKS_TOKEN. Azure said: ${detail}`,
  );

export const noSubscription = (subscriptionId: string, tenantId: string, detail: string): DeploymentError =>
  new DeploymentError(
    `No access to the Azure subscription ${subscriptionId}: sign in with \`az login --tenant ${tenantId}\`, ` +
      `or set ARM_SUBSCRIPTION_ID to a subscription that \`az account list\` shows. Azure said: ${detail}`,
  );

export const requestFailed = (method: string, url: string, status: number, detail: string): DeploymentError =>
  new DeploymentError(
    `${method} ${url} was answered with ${status}: ${detail}` +
      (status === 401 || status === 403
        ? " Whoever deploys must be an administrator of the workspace, or may not use this job."
        : ""),
  );

export const unreachable = (url: string, cause: unknown): DeploymentError =>
  new DeploymentError(
    `${new URL(url).origin} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}. ` +
      `A closed workspace answers only from inside its network.`,
    { cause },
  );

export const runFailed = (what: string, reasons: readonly string[], page: string): DeploymentError =>
  new DeploymentError(
    [`${what} failed.`, ...reasons.map((reason) => `  ${reason}`), `  See ${page}`].join("\n"),
  );
