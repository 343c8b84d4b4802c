import { errors } from "../errors";
import type { AnyTable, ColumnModel } from "../table";
import { AUDIT_COLUMNS } from "../table";
import { landing, type Volume } from "../volume";
import { keyOf, type TaskBase } from "./task";

export interface IngestProps {
  /** Pattern of the file names in the workload's landing folder, such as `orders*.csv`. */
  readonly files: string;
  readonly format: "csv" | "json";
  /**
   * The volume that holds the workload's folder. All ingestions of a workload read one.
   * @default - the landing volume
   */
  readonly from?: Volume;
}

/** Reads new files of the landing volume into a bronze table with Auto Loader. */
export class IngestTask implements TaskBase {
  readonly kind = "ingest";
  readonly key: string;
  readonly description: string;
  readonly reads: readonly [Volume];
  readonly readsPrevious = [];
  readonly writes: readonly AnyTable[];
  readonly delivers = [];
  readonly streams = true;
  readonly target: AnyTable;
  readonly files: string;
  readonly format: "csv" | "json";
  /** The columns that files carry, without the audit columns. */
  readonly fileColumns: readonly ColumnModel[];

  constructor(target: AnyTable, props: IngestProps) {
    this.key = keyOf(target);
    if (!target.audited) throw errors.notBronze(this.key, target.name);
    if (!/^[\w*?.-]+$/.test(props.files)) throw errors.illegalGlob(this.key, props.files);
    this.description = `Reads new files ${props.files} into ${target.name}.`;
    this.reads = [props.from ?? landing];
    this.writes = [target];
    this.target = target;
    this.files = props.files;
    this.format = props.format;
    this.fileColumns = target.columnModels.filter(({ name }) => !Object.hasOwn(AUDIT_COLUMNS, name));
  }
}

/** Ingests files into a bronze table: each file once, unknown columns and unparsable values rescued. */
export const ingest = (target: AnyTable, props: IngestProps): IngestTask => new IngestTask(target, props);
