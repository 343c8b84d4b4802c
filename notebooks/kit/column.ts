import { errors } from "./errors";
import { Expression } from "./fragment";
import type { SqlType } from "./sql-type";
import type { AnyTable } from "./table";

/** Classes of personal data. Tags, masks and redaction follow them. */
export type PiiClass = "name" | "email" | "phone" | "address" | "location" | "identifier" | "free_text";

interface ColumnOptions {
  readonly nullable: boolean;
  readonly key: boolean;
  readonly comment: string | undefined;
  readonly pii: PiiClass | undefined;
  readonly references: (() => AnyColumn) | undefined;
}

/** The declaration of a column in a contract. Immutable: every method returns a new declaration. */
export class Column<out T extends SqlType = SqlType> {
  readonly type: T;
  readonly options: ColumnOptions;

  constructor(
    type: T,
    options: ColumnOptions = {
      nullable: true,
      key: false,
      comment: undefined,
      pii: undefined,
      references: undefined,
    },
  ) {
    this.type = type;
    this.options = options;
  }

  /** A part of the primary key, which is never null. */
  primaryKey(): Column<T> {
    return new Column(this.type, { ...this.options, key: true, nullable: false });
  }

  /** Rows without a value go to quarantine. */
  notNull(): Column<T> {
    return new Column(this.type, { ...this.options, nullable: false });
  }

  /** What the column holds, with its unit. Shown in Unity Catalog, the data dictionary and Genie. */
  comment(text: string): Column<T> {
    if (text.trim() === "") throw errors.emptyComment(`${this.type} column`);
    return new Column(this.type, { ...this.options, comment: text });
  }

  /** Marks personal data. */
  pii(piiClass: PiiClass): Column<T> {
    return new Column(this.type, { ...this.options, pii: piiClass });
  }

  /** A foreign key. Lazy, so that tables can refer to each other. */
  references(target: () => AnyColumn): Column<T> {
    return new Column(this.type, { ...this.options, references: target });
  }
}

/** A column of a table, an alias or a query, for use in SQL. */
export class ColumnRef<out T extends SqlType = SqlType> extends Expression<T> {
  readonly name: string;
  readonly table: AnyTable | undefined;

  constructor(type: T, name: string, table: AnyTable | undefined, owner: string | undefined) {
    super(type, [{ kind: "column", owner, table, name }]);
    this.name = name;
    this.table = table;
  }
}

/** Any column, whatever its type. */
export type AnyColumn = ColumnRef;

export const string = (): Column<"string"> => new Column("string");
export const int = (): Column<"int"> => new Column("int");
export const bigint = (): Column<"bigint"> => new Column("bigint");
export const double = (): Column<"double"> => new Column("double");
export const boolean = (): Column<"boolean"> => new Column("boolean");
export const date = (): Column<"date"> => new Column("date");
/** An instant, in UTC. */
export const timestamp = (): Column<"timestamp"> => new Column("timestamp");

/** An exact number of `precision` digits (1 to 38), `scale` of them (0 to `precision`) after the point. */
export function decimal<P extends number, S extends number>(
  precision: P,
  scale: S,
): Column<`decimal(${P},${S})`> {
  const whole = Number.isInteger(precision) && Number.isInteger(scale);
  if (!whole || precision < 1 || precision > 38 || scale < 0 || scale > precision) {
    throw errors.illegalDecimal(precision, scale);
  }
  return new Column(`decimal(${precision},${scale})`);
}

/** A list of values of one type. */
export const array = <T extends SqlType>(of: Column<T>): Column<`array<${T}>`> =>
  new Column(`array<${of.type}>`);
