import { spawnSync } from "node:child_process";
import { PropagationWait, type PropagationWaitProps } from "../../../constructs/azure/propagation-wait";
import { RoleGrant } from "../../../constructs/azure/role-grant";
import { synthesiseAzure } from "../../helpers/azure";
import type { JsonObject } from "../../helpers/synth";

function synthWait(options: Partial<Omit<PropagationWaitProps, "because">> = {}): JsonObject {
  return synthesiseAzure((stack, { resourceGroup }) => {
    const grant = (id: string): RoleGrant =>
      new RoleGrant(stack, id, {
        on: resourceGroup,
        role: "Key Vault Secrets User",
        to: { objectId: id },
        why: "It reads.",
      });
    new PropagationWait(stack, "propagation", {
      roles: [grant("first"), grant("second")],
      because: 'the vault says "no" until then.',
      ...options,
    });
  }).single("terraform_data");
}

test("the wait is run by Node, and again only when a role is replaced", () => {
  expect(synthWait()).toEqual({
    triggers_replace: {
      first: "${azurerm_role_assignment.first_assignment_F11885A1.id}",
      second: "${azurerm_role_assignment.second_assignment_F07653C6.id}",
    },
    provisioner: [
      {
        "local-exec": {
          interpreter: ["node", "-e"],
          command:
            "console.log(process.env.REASON); setTimeout(() => {}, Number(process.env.SECONDS) * 1000)",
          environment: {
            REASON: 'Waiting 120 s for new role assignments to take effect: the vault says "no" until then.',
            SECONDS: "120",
          },
        },
      },
    ],
  });
});

test("the command that Terraform runs says why and then waits", () => {
  const { provisioner } = synthWait({ seconds: 1 }) as {
    readonly provisioner: readonly [
      {
        readonly "local-exec": {
          readonly command: string;
          readonly environment: Readonly<Record<string, string>>;
        };
      },
    ];
  };
  const { command, environment } = provisioner[0]["local-exec"];
  const started = Date.now();
  const run = spawnSync(process.execPath, ["-e", command], { env: environment, encoding: "utf8" });
  expect(run.status).toBe(0);
  expect(run.stdout).toBe(
    'Waiting 1 s for new role assignments to take effect: the vault says "no" until then.\n',
  );
  expect(Date.now() - started).toBeGreaterThanOrEqual(1000);
});

test("there must be something to wait for", () => {
  expect(() => synthWait({ roles: [] })).toThrow(
    "test/propagation: got no role assignments; allowed: at least one. " +
      "Leave the wait out when there is nothing to wait for.",
  );
});
