import type { Catalog } from "./catalog";
import type { ClusterPolicy } from "./cluster-policy";
import type { JobRunners } from "./job-runners";
import type { PeopleGroup } from "./people-group";
import type { Warehouse } from "./warehouse";

/** What every workload of an environment shares. */
export interface Governance {
  /** Where tables and files lie. */
  readonly catalog: Catalog;
  /** What SQL files run on. */
  readonly warehouse: Warehouse;
  /** What clusters keep to. */
  readonly clusterPolicy: ClusterPolicy;
  /** Whose members may use the two. */
  readonly jobRunners: JobRunners;
  /** The people. */
  readonly groups: Readonly<Record<"analysts" | "engineers" | "admins", PeopleGroup>>;
}
