import type { RequiredGrant, Securable } from "./model";
import { Table } from "./table";
import type { Task } from "./tasks/task";
import { checkpoints } from "./volume";

const idOf = (securable: Securable): string =>
  [
    securable.type,
    "schema" in securable ? securable.schema : "",
    "volume" in securable ? securable.volume : "",
  ].join("/");

/** Collects privileges by securable. */
class Privileges {
  private readonly bySecurable = new Map<
    string,
    { readonly securable: Securable; readonly privileges: Set<string> }
  >();

  add(securable: Securable, ...privileges: readonly string[]): void {
    const entry = this.bySecurable.get(idOf(securable)) ?? { securable, privileges: new Set<string>() };
    privileges.forEach((privilege) => entry.privileges.add(privilege));
    this.bySecurable.set(idOf(securable), entry);
  }

  /** By the securable's type and name, privileges sorted: the same bytes at every synth. */
  list(): readonly RequiredGrant[] {
    return [...this.bySecurable.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, { securable, privileges }]) => ({ securable, privileges: [...privileges].sort() }));
  }
}

/**
 * What a job's principal must be granted, derived from what its tasks touch.
 * Tables do not exist when Terraform runs, so these are grants on schemas and up.
 */
export function deriveGrants(tasks: readonly Task[]): readonly RequiredGrant[] {
  const granted = new Privileges();
  granted.add({ type: "catalog" }, "USE_CATALOG");
  for (const task of tasks) {
    for (const node of [...task.reads, ...task.readsPrevious]) {
      granted.add({ type: "schema", schema: node.schema }, "USE_SCHEMA");
      if (node instanceof Table) granted.add({ type: "schema", schema: node.schema }, "SELECT");
      else granted.add({ type: "volume", schema: node.schema, volume: node.volume }, "READ_VOLUME");
    }
    for (const { schema } of task.writes) {
      granted.add({ type: "schema", schema }, "USE_SCHEMA", "SELECT", "MODIFY", "CREATE_TABLE");
    }
    for (const { schema, volume } of task.delivers) {
      granted.add({ type: "schema", schema }, "USE_SCHEMA");
      granted.add({ type: "volume", schema, volume }, "READ_VOLUME", "WRITE_VOLUME");
    }
    if (task.streams) {
      granted.add({ type: "schema", schema: checkpoints.schema }, "USE_SCHEMA");
      granted.add(
        { type: "volume", schema: checkpoints.schema, volume: checkpoints.volume },
        "READ_VOLUME",
        "WRITE_VOLUME",
      );
    }
  }
  return granted.list();
}
