import { quoteIdentifier, quoteName } from "../identifier";
import type { AnyTable } from "../table";
import { contractCell, exitCell, parameterCell, titleCell } from "./cells";
import { sqlString } from "./emit";
import { renderNotebook } from "./notebook";
import { runtimeSource } from "./runtime";
import { renderSqlFile, type SqlStatement } from "./sql-file";

/** The notebook that creates every table of a workload, before anything is put into one. */
export const renderCreateTables = (workload: string, tables: readonly AnyTable[]): string =>
  renderNotebook([
    titleCell(
      workload,
      "create_tables",
      "Creates the tables by their contracts, and adds the columns that they lack.",
    ),
    parameterCell(["catalog"]),
    { language: "python", title: "Runtime", text: runtimeSource(["contracts"]) },
    contractCell(tables),
    exitCell('{"status": "done"}'),
  ]);

const KEYS = "open Delta has no informational keys";
const TAGS = "tags belong to Unity Catalog";

const constraintName = (table: AnyTable, kind: string): string =>
  quoteIdentifier(`${table.name.replace(".", "_")}_${kind}`);

const columnList = (names: readonly string[]): string => names.map(quoteIdentifier).join(", ");

function keyStatements(tables: readonly AnyTable[]): readonly SqlStatement[] {
  const keyed = tables.filter(({ primaryKey }) => primaryKey.length > 0);
  const foreign = tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, key })));
  const alter = (table: AnyTable, rest: string): SqlStatement => ({
    sql: `ALTER TABLE ${quoteName(table.name)} ${rest}`,
    cloudOnly: KEYS,
  });
  return [
    ...foreign.map(({ table, key }) =>
      alter(table, `DROP CONSTRAINT IF EXISTS ${constraintName(table, `${key.column}_fk`)}`),
    ),
    ...keyed.map((table) => alter(table, `DROP CONSTRAINT IF EXISTS ${constraintName(table, "pk")} CASCADE`)),
    ...keyed.map((table) =>
      alter(
        table,
        `ADD CONSTRAINT ${constraintName(table, "pk")} PRIMARY KEY (${columnList(table.primaryKey)})`,
      ),
    ),
    ...foreign.map(({ table, key }) =>
      alter(
        table,
        `ADD CONSTRAINT ${constraintName(table, `${key.column}_fk`)} FOREIGN KEY (${quoteIdentifier(key.column)}) ` +
          `REFERENCES ${quoteName(key.table.name)} (${quoteIdentifier(key.target)})`,
      ),
    ),
  ];
}

function tagStatements(tables: readonly AnyTable[]): readonly SqlStatement[] {
  return tables.flatMap((table) =>
    table.columnModels.flatMap(({ name, pii }) =>
      pii === undefined
        ? []
        : [
            {
              sql: `ALTER TABLE ${quoteName(table.name)} ALTER COLUMN ${quoteIdentifier(name)} SET TAGS ('pii' = ${sqlString(pii)})`,
              cloudOnly: TAGS,
            },
          ],
    ),
  );
}

/** The SQL file that puts keys and tags on the tables. Each statement may run again. */
export const renderApplyContracts = (workload: string, tables: readonly AnyTable[]): string =>
  renderSqlFile(
    `${workload}: keys and tags from the contracts. Generated; change the contracts, not this file.`,
    [
      { sql: "USE CATALOG IDENTIFIER(:catalog)", cloudOnly: "open Spark has no USE CATALOG" },
      ...keyStatements(tables),
      ...tagStatements(tables),
    ],
  );
