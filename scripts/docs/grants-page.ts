import { modelGrants, type Right } from "./grants-model";
import { code, page, table, text } from "./markdown";
import type { Stack } from "./synthesis";

/** Who may do what in each environment, from the synthesised stacks. */
export async function grantsPage(
  environments: ReadonlyMap<string, ReadonlyMap<string, Stack>>,
): Promise<string> {
  return page([
    "# Grants",
    "Every right that Terraform gives, read from the synthesised stacks. What a job's service principal gets on the catalog is " +
      "derived from what the tasks of its workload read and write; tables do not exist when Terraform runs, so these are " +
      "grants on schemas and above. What people get is written in " +
      "[stacks/governance-stack.ts](../stacks/governance-stack.ts). A grant is one resource for each principal and " +
      "thing: what somebody else has granted stays.",
    ...[...environments].flatMap(([environment, stacks]) => {
      const rights = modelGrants(stacks);
      const principals = [...new Set(rights.map(({ principal }) => principal))];
      return [
        `## ${text(environment)}`,
        ...principals.flatMap((principal) => [
          `### ${text(environment)}: ${text(principal)}`,
          rightsTable(rights.filter((right) => right.principal === principal)),
        ]),
      ];
    }),
  ]);
}

const rightsTable = (rights: readonly Right[]): string =>
  table(
    ["On", "May"],
    rights.map(({ kind, on, what }) => [`${text(kind)} ${code(on)}`, what.map(code).join(", ")]),
  );
