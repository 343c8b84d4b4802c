import { environments } from "../../config/environments";
import { ConfigError } from "../../config/errors";
import { loadConfig } from "../../config/load";
import type { PlatformConfig } from "../../config/schema";
import { DeploymentError, usage } from "./errors";
import { type Ports, realPorts } from "./ports";

type Command = (config: PlatformConfig, options: readonly string[], ports: Ports) => Promise<void>;

/**
 * Runs a command on the environment that the first argument names.
 *
 * @returns the exit code; what whoever started it can put right is said without a stack trace
 */
export async function commandLine(
  name: "deploy" | "destroy",
  command: Command,
  args: readonly string[],
  ports: Ports = realPorts,
): Promise<number> {
  const [environment, ...options] = args;
  try {
    if (environment === undefined || environment.startsWith("-")) {
      throw usage(name, Object.keys(environments));
    }
    await command(loadConfig(environment, ports.env), options, ports);
    return 0;
  } catch (error) {
    if (!(error instanceof DeploymentError || error instanceof ConfigError)) throw error;
    ports.say(error.message.trimEnd());
    return 1;
  }
}
