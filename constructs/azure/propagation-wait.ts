import { DataResource, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { noAssignments } from "../errors";
import type { RoleGrant } from "./role-grant";

export interface PropagationWaitProps {
  /** The roles to wait for. Replacing one of them waits again. */
  readonly roles: readonly RoleGrant[];
  /** What would fail without the wait; shown while it lasts. */
  readonly because: string;
  /**
   * How long to wait.
   * @default 120
   */
  readonly seconds?: number;
}

const script = "console.log(process.env.REASON); setTimeout(() => {}, Number(process.env.SECONDS) * 1000)";

/**
 * Waits until role assignments work.
 *
 * Azure reports an assignment as made as soon as it is written down. The services that check it keep what they
 * knew for some minutes more, and refuse with 403 until then. Nothing in Azure tells when that is over, so what
 * depends on an assignment waits for a while, once: the wait is part of the state and only runs again when an
 * assignment is replaced.
 *
 * Node does the waiting, since whoever deploys has it on every system: no further provider, no shell.
 */
export class PropagationWait extends Construct {
  /** Put this among `dependsOn` of what needs the roles. */
  readonly done: ITerraformDependable;

  constructor(scope: Construct, id: string, props: PropagationWaitProps) {
    super(scope, id);
    if (props.roles.length === 0) throw noAssignments(this.node.path);
    const seconds = props.seconds ?? 120;
    this.done = new DataResource(this, "wait", {
      triggersReplace: Object.fromEntries(
        props.roles.map(({ node, assignment }) => [node.id, assignment.id]),
      ),
      provisioners: [
        {
          type: "local-exec",
          interpreter: ["node", "-e"],
          command: script,
          environment: {
            REASON: `Waiting ${seconds} s for new role assignments to take effect: ${props.because}`,
            SECONDS: String(seconds),
          },
        },
      ],
    });
  }
}
