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
export type {
  Ingestion,
  NotebookAsset,
  RequiredGrant,
  Securable,
  ServiceModel,
  TaskModel,
  WorkloadModel,
} from "./model";
export { parameter, type Parameter } from "./parameter";
export { pythonFunction } from "./python-function";
export { columns, cte, from, previous, select, unionAll } from "./query";
export { rows } from "./rows";
export { service, type Service } from "./service";
export { list, over, sql, unsafeSql } from "./sql";
export { type AnyTable, AUDIT_COLUMNS, bronzeTable, type Table, table } from "./table";
export { fresh } from "./tasks/fresh";
export { ingest } from "./tasks/ingest";
export { pythonTask } from "./tasks/python-task";
export { replace } from "./tasks/replace";
export { append, upsert } from "./tasks/upsert";
export { arrivals, checkpoints, landing, Volume } from "./volume";
export { type Workload, workload } from "./workload";
export { instant, isInstant, trimmed } from "./text";
