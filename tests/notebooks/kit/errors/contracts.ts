import {
  type AnyColumn,
  array,
  boolean,
  bronzeTable,
  columns,
  cte,
  decimal,
  from,
  int,
  string,
  table,
  Volume,
} from "../../../../notebooks/kit";
import { rulesOf } from "../../../../notebooks/kit/expectation";
import { aliased } from "../../../../notebooks/kit/query";
import { type Cases, when } from "./case";

const text = string().comment("Text.");
const one = { comment: "One.", columns: { a: text } } as const;
const composite = table("s.composite", {
  comment: "Two keys.",
  columns: { a: string().primaryKey(), b: string().primaryKey() },
});
const keyless = table("s.keyless", one);
const numbered = table("s.numbered", { comment: "One.", columns: { a: int().primaryKey() } });

const refers = (to: () => AnyColumn) =>
  table("s.refers", { comment: "One.", columns: { a: string().references(to) } }).foreignKeys;

const NAME =
  "is not a legal name; a name is a lower-case letter or underscore, then up to 254 lower-case letters, digits or underscores";
const NOT_KEY = "reference the primary key, or mark the referenced column .primaryKey()";
const AUDIT =
  'is one of the audit columns "_ingested_at", "_source_file", "_rescued_data", which the kit writes itself';

/** A value that has slipped past the compiler. */
const smuggled = <T>(value: unknown): T => value as T;

export const contractCases: Cases<
  | "illegalIdentifier"
  | "illegalColumnName"
  | "repeatedColumn"
  | "illegalTableName"
  | "illegalVolumeName"
  | "reservedColumn"
  | "internalColumn"
  | "noColumns"
  | "illegalDecimal"
  | "emptyComment"
  | "unknownKey"
  | "tooManyClusterKeys"
  | "repeatedClusterKey"
  | "unclusterable"
  | "referenceNotKey"
  | "referenceType"
  | "hiddenPii"
  | "expectationName"
> = {
  illegalIdentifier: {
    table: when(() => table("silver.Orders", one), 'table("silver.Orders")', `"Orders" ${NAME}`, "rename it"),
    schema: when(() => table("2.orders", one), 'table("2.orders")', `"2" ${NAME}`, "rename it"),
    rule: when(
      () => table("s.t", { ...one, expect: { "a b": (c) => c.a } }),
      "s.t.expect.a b",
      `"a b" ${NAME}`,
      "rename it",
    ),
    alias: when(() => aliased("O", keyless), 'alias "O"', `"O" ${NAME}`, "rename it"),
    cte: when(
      () =>
        cte(
          "x; DROP",
          from({ k: keyless }, ({ k }) => columns({ a: k.a })),
        ),
      'cte("x; DROP")',
      `"x; DROP" ${NAME}`,
      "rename it",
    ),
    volume: when(() => new Volume("a.B"), 'volume("a.B")', `"B" ${NAME}`, "rename it"),
    long: when(
      () => table(`s.${"x".repeat(256)}`, one),
      `table("s.${"x".repeat(256)}")`,
      `"${"x".repeat(256)}" ${NAME}`,
      "rename it",
    ),
  },
  illegalColumnName: Object.fromEntries(
    ["a`b", "1a", "a b", "Ação"].map((name) => [
      name,
      when(
        () => table("s.t", { comment: "One.", columns: { [name]: text } }),
        `s.t.${name}`,
        `"${name}" is not a legal column name; a column name is a letter or underscore, then up to 254 letters, digits or underscores`,
        "rename it",
      ),
    ]),
  ),
  repeatedColumn: {
    case: when(
      () => table("s.t", { comment: "One.", columns: { Region: text, region: text } }),
      "s.t",
      'has the columns "Region" and "region", which are one to SQL',
      "rename one of them",
    ),
  },
  illegalTableName: {
    one_level: when(
      () => table("orders", one),
      'table("orders")',
      '"orders" is not a two-level table name',
      'write "schema.table"; the catalog is a parameter of the job',
    ),
    three_levels: when(
      () => bronzeTable("c.s.t", one),
      'table("c.s.t")',
      '"c.s.t" is not a two-level table name',
      'write "schema.table"; the catalog is a parameter of the job',
    ),
  },
  illegalVolumeName: {
    one_level: when(
      () => new Volume("landing"),
      'volume("landing")',
      '"landing" is not a two-level volume name',
      'write "schema.volume"; the catalog is a parameter of the job',
    ),
  },
  reservedColumn: {
    table: when(
      () => table("s.t", { comment: "One.", columns: { _source_file: text } }),
      "s.t._source_file",
      `"_source_file" ${AUDIT}`,
      "remove it from the contract",
    ),
    bronze: when(
      () => bronzeTable("s.t", { comment: "One.", columns: { _rescued_data: text } }),
      "s.t._rescued_data",
      `"_rescued_data" ${AUDIT}`,
      "remove it from the contract",
    ),
  },
  internalColumn: {
    reasons: when(
      () => table("s.t", { comment: "One.", columns: { __reasons: text } }),
      "s.t.__reasons",
      "begins with two underscores, as the columns do that the kit adds while it writes",
      "begin it with one underscore or a letter",
    ),
  },
  noColumns: {
    table: when(
      () => table("s.t", { comment: "None.", columns: {} }),
      "s.t",
      "has no columns",
      "declare at least one column",
    ),
  },
  illegalDecimal: Object.fromEntries(
    [
      [39, 2],
      [0, 0],
      [10, 11],
      [10, -1],
      [10.5, 2],
      [10, NaN],
    ].map(([precision = 0, scale = 0]) => [
      `${precision},${scale}`,
      when(
        () => decimal(precision, scale),
        `decimal(${precision}, ${scale})`,
        "precision must be a whole number from 1 to 38, and scale one from 0 to the precision",
        "use for example decimal(18, 2)",
      ),
    ]),
  ),
  emptyComment: {
    table: when(
      () => table("s.t", { ...one, comment: " \n" }),
      "s.t",
      "has an empty comment",
      "say what it holds, with its unit",
    ),
    column: when(
      () => decimal(18, 2).comment(""),
      "decimal(18,2) column",
      "has an empty comment",
      "say what it holds, with its unit",
    ),
  },
  unknownKey: {
    cluster: when(
      () => table("s.t", { ...one, clusterBy: smuggled<readonly "a"[]>(["b"]) }),
      "s.t",
      'clusterBy names "b", which is no column of it',
      'use one of "a"',
    ),
    rule: when(
      () => composite.bareColumn("c"),
      "s.composite",
      'a rule names "c", which is no column of it',
      'use one of "a", "b"',
    ),
  },
  tooManyClusterKeys: {
    five: when(
      () =>
        table("s.t", {
          comment: "Five.",
          columns: { a: text, b: text, c: text, d: text, e: text },
          clusterBy: ["a", "b", "c", "d", "e"],
        }),
      "s.t",
      "clusters by 5 columns; liquid clustering takes at most 4",
      "keep the columns that queries filter by most",
    ),
  },
  repeatedClusterKey: {
    twice: when(
      () => table("s.t", { ...one, clusterBy: ["a", "a"] }),
      "s.t",
      'clusters by "a" twice',
      "name each column once",
    ),
  },
  unclusterable: {
    boolean: when(
      () => table("s.t", { comment: "One.", columns: { a: boolean() }, clusterBy: ["a"] }),
      "s.t",
      'clusters by "a" of type boolean, for which Delta keeps no statistics',
      "cluster by a number, string, date or timestamp",
    ),
    array: when(
      () => table("s.t", { comment: "One.", columns: { a: array(int()) }, clusterBy: ["a"] }),
      "s.t",
      'clusters by "a" of type array<int>, for which Delta keeps no statistics',
      "cluster by a number, string, date or timestamp",
    ),
  },
  referenceNotKey: {
    no_key: when(
      () => refers(() => keyless.columns.a),
      "s.refers.a",
      "references s.keyless.a, which is not the whole primary key of its table",
      NOT_KEY,
    ),
    part_of_key: when(
      () => refers(() => composite.columns.b),
      "s.refers.a",
      "references s.composite.b, which is not the whole primary key of its table",
      NOT_KEY,
    ),
    no_table: when(
      () => refers(() => composite.bareColumn("a")),
      "s.refers.a",
      "references a, which is not the whole primary key of its table",
      NOT_KEY,
    ),
  },
  referenceType: {
    int: when(
      () => refers(() => numbered.columns.a),
      "s.refers.a",
      "is string, but references s.numbered.a of type int",
      "give both columns the same type",
    ),
  },
  hiddenPii: {
    table: when(
      () => table("s.t", { comment: "One.", columns: { mail: string().pii("email") }, pii: "none" }),
      "s.t.mail",
      'holds personal data (email), but the table says pii: "none"',
      'drop the column, or remove pii: "none" from the table',
    ),
    bronze: when(
      () => bronzeTable("s.t", { comment: "One.", columns: { who: string().pii("name") }, pii: "none" }),
      "s.t.who",
      'holds personal data (name), but the table says pii: "none"',
      'drop the column, or remove pii: "none" from the table',
    ),
  },
  expectationName: {
    not_null: when(
      () => rulesOf(table("s.t", { ...one, expect: { a_not_null: (c) => c.a } })),
      "s.t.expect.a_not_null",
      "an expectation may not end in _not_null, which the kit uses for NOT NULL columns",
      "rename the expectation",
    ),
  },
};
