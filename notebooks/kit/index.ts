export {
  type AnyColumn,
  array,
  bigint,
  boolean,
  type Column,
  date,
  decimal,
  double,
  int,
  type PiiClass,
  string,
  timestamp,
} from "./column";
export { modelWorkload } from "./derive-model";
export { KitError } from "./errors";
export { quarantineOf } from "./expectation";
export { Expression, Fragment } from "./fragment";
export type { Ingestion, NotebookAsset, RequiredGrant, Securable, TaskModel, WorkloadModel } from "./model";
export { columns, cte, from, previous, select, unionAll } from "./query";
export { list, over, sql, unsafeSql } from "./sql";
export { type AnyTable, AUDIT_COLUMNS, bronzeTable, type Table, table } from "./table";
export { fresh } from "./tasks/fresh";
export { ingest } from "./tasks/ingest";
export { pythonTask, Secret } from "./tasks/python-task";
export { replace } from "./tasks/replace";
export { append, upsert } from "./tasks/upsert";
export { checkpoints, landing, Volume } from "./volume";
export { type Workload, workload } from "./workload";
