import type { Filter, GetMetadata } from "./activity";

/** What an expression gives: `item` is an entry of a folder's listing, with a name and a type. */
export type Result = "boolean" | "item" | "list" | "number" | "string";

/** A formula in the factory's own language, which is worked out when a pipeline runs. */
export interface Expression<Gives extends Result = Result> {
  readonly gives: Gives;
  /** The formula without the `@` that starts it. */
  readonly text: string;
  /** Names of the activities whose output it reads. */
  readonly reads: readonly string[];
}

/** The entry that a filter or a loop is at. */
export const item: Expression<"item"> = { gives: "item", text: "item()", reads: [] };

/** A text as it stands. */
export const literal = (text: string): Expression<"string"> => ({
  gives: "string",
  text: `'${text.replaceAll("'", "''")}'`,
  reads: [],
});

/** A whole number as it stands. */
export const count = (value: number): Expression<"number"> => ({
  gives: "number",
  text: String(value),
  reads: [],
});

/** What the pipeline was told when it was started. */
export const parameter = (name: string): Expression<"string"> => ({
  gives: "string",
  text: `pipeline().parameters.${name}`,
  reads: [],
});

/** What a folder holds; nothing when there is no such folder. */
export const childItems = ({ name }: GetMetadata): Expression<"list"> => ({
  gives: "list",
  text: `coalesce(activity('${name}').output?.childItems, createArray())`,
  reads: [name],
});

/** What a filter let through. */
export const kept = ({ name }: Filter): Expression<"list"> => ({
  gives: "list",
  text: `activity('${name}').output.Value`,
  reads: [name],
});

/** The name of an entry, without its folder. */
export const nameOf = ({ text, reads }: Expression<"item">): Expression<"string"> => ({
  gives: "string",
  text: `${text}.name`,
  reads,
});

/** Whether an entry is a `File` or a `Folder`. */
export const typeOf = ({ text, reads }: Expression<"item">): Expression<"string"> => ({
  gives: "string",
  text: `${text}.type`,
  reads,
});

export const equals = (left: Expression<"string">, right: Expression<"string">): Expression<"boolean"> =>
  call("boolean", "equals", left, right);

export const endsWith = (text: Expression<"string">, end: Expression<"string">): Expression<"boolean"> =>
  call("boolean", "endswith", text, end);

/** Whether a list has an entry of the same name and type. */
export const contains = (list: Expression<"list">, entry: Expression<"item">): Expression<"boolean"> =>
  call("boolean", "contains", list, entry);

export const length = (list: Expression<"list">): Expression<"number"> => call("number", "length", list);

export const empty = (value: Expression<"list" | "string">): Expression<"boolean"> =>
  call("boolean", "empty", value);

export const greater = (left: Expression<"number">, right: Expression<"number">): Expression<"boolean"> =>
  call("boolean", "greater", left, right);

export const not = (condition: Expression<"boolean">): Expression<"boolean"> =>
  call("boolean", "not", condition);

/** Whether both hold. The factory's own function takes two and no more. */
export const and = (left: Expression<"boolean">, right: Expression<"boolean">): Expression<"boolean"> =>
  call("boolean", "and", left, right);

/** Whether one holds. */
export const or = (left: Expression<"boolean">, right: Expression<"boolean">): Expression<"boolean"> =>
  call("boolean", "or", left, right);

function call<Gives extends Result>(
  gives: Gives,
  name: string,
  ...values: readonly Expression[]
): Expression<Gives> {
  return {
    gives,
    text: `${name}(${values.map(({ text }) => text).join(", ")})`,
    reads: values.flatMap(({ reads }) => reads),
  };
}
