import { type AnyColumn, type Expression, type Fragment, list, sql, trimmed, unsafeSql } from "../kit";

/** Lower case, without accents, apostrophes of one kind, single blanks. */
const plain = (column: AnyColumn): Fragment =>
  sql`trim(regexp_replace(translate(lower(${column}), 'áàâãäéèêëíìîïóòôõöúùûüçñ´’\`', 'aaaaaeeeeiiiiooooouuuucn\\'\\'\\''), '\\\\s+', ' '))`;

/** A city as people write it: without what follows a slash, a dash or a bracket; null when it holds digits. */
export const city = (column: AnyColumn): Expression<"string"> => {
  const name = sql`trim(regexp_replace(${plain(column)}, '\\\\s*(/|\\\\\\\\| - |,|\\\\().*$', ''))`;
  return sql.string`initcap(CASE WHEN ${name} NOT RLIKE '[0-9@]' THEN nullif(${name}, '') END)`;
};

/** Brazil's federative units: code and name without accents. */
export const STATES = {
  AC: "acre",
  AL: "alagoas",
  AM: "amazonas",
  AP: "amapa",
  BA: "bahia",
  CE: "ceara",
  DF: "distrito federal",
  ES: "espirito santo",
  GO: "goias",
  MA: "maranhao",
  MG: "minas gerais",
  MS: "mato grosso do sul",
  MT: "mato grosso",
  PA: "para",
  PB: "paraiba",
  PE: "pernambuco",
  PI: "piaui",
  PR: "parana",
  RJ: "rio de janeiro",
  RN: "rio grande do norte",
  RO: "rondonia",
  RR: "roraima",
  RS: "rio grande do sul",
  SC: "santa catarina",
  SE: "sergipe",
  SP: "sao paulo",
  TO: "tocantins",
} as const;

/** A state as its two-letter code, also from its name; other text stays as it is, for the contract to refuse. */
export const state = (column: AnyColumn): Expression<"string"> => {
  const names = Object.entries(STATES).map(([code, name]) => sql`WHEN ${name} THEN ${code}`);
  return sql.string`CASE ${plain(column)} ${list(names, " ")} ELSE upper(trim(${column})) END`;
};

/** True for the code of a Brazilian state. */
export const isState = (column: AnyColumn): Fragment => sql`${column} IN (${list(Object.keys(STATES))})`;

/** A postal code prefix of five digits; leading zeros that a spreadsheet dropped come back. */
export const zipCodePrefix = (column: AnyColumn): Expression<"string"> =>
  sql.string`CASE WHEN ${trimmed(column)} RLIKE '^[0-9]{1,4}$' THEN lpad(${trimmed(column)}, 5, '0') ELSE ${trimmed(column)} END`;

/** True for five digits. */
export const isZipCodePrefix = (column: AnyColumn): Fragment => sql`${column} RLIKE '^[0-9]{5}$'`;

/** Days from one instant to another, with fractions. */
export const daysBetween = (from: AnyColumn, to: AnyColumn): Expression<"double"> =>
  sql.double`(unix_micros(${to}) - unix_micros(${from})) / ${unsafeSql("86400000000.0D")}`;
