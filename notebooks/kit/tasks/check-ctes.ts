import { errors } from "../errors";
import type { Cte, Query } from "../query";
import { walk } from "../render/emit";
import { FRESH_VIEW } from "./fresh";

/** Throws when two CTEs of a query share a name, or one hides the new rows of a batch. */
export function checkCtes(task: string, query: Query): void {
  const byName = new Map<string, Cte>();
  for (const node of walk(query)) {
    if (node.kind !== "cte") continue;
    const { cte } = node;
    if (cte.name === FRESH_VIEW) throw errors.reservedCte(task, cte.name);
    if ((byName.get(cte.name) ?? cte) !== cte) throw errors.duplicateCte(task, cte.name);
    byName.set(cte.name, cte);
  }
}
