import {
  and,
  childItems,
  contains,
  count,
  empty,
  endsWith,
  equals,
  greater,
  item,
  kept,
  length,
  literal,
  nameOf,
  not,
  or,
  parameter,
  typeOf,
} from "../../../../constructs/azure/data-factory/expression";
import type { Filter } from "../../../../constructs/azure/data-factory/activity";
import { datasetsOf, listing, synthesiseFactory } from "./bench";

test("texts are quoted, and a quote in one is doubled", () => {
  expect([literal("File").text, literal("it's ')").text, literal("").text]).toEqual([
    "'File'",
    "'it''s '')'",
    "''",
  ]);
});

test("functions nest in the factory's own spelling", () => {
  const isFile = equals(typeOf(item), literal("File"));
  const isJson = endsWith(nameOf(item), literal(".json"));
  expect(not(or(and(isFile, isJson), empty(parameter("file_name"))))).toEqual({
    gives: "boolean",
    text: "not(or(and(equals(item().type, 'File'), endswith(item().name, '.json')), empty(pipeline().parameters.file_name)))",
    reads: [],
  });
});

test("what reads the output of activities says which", () => {
  expect.assertions(2);
  synthesiseFactory((bench) => {
    const list = listing(datasetsOf(bench).folder, "list_source");
    const filter: Filter = {
      type: "Filter",
      name: "new_files",
      description: "",
      items: childItems(list),
      condition: contains(childItems(list), item),
    };
    expect(greater(length(kept(filter)), count(0))).toEqual({
      gives: "boolean",
      text: "greater(length(activity('new_files').output.Value), 0)",
      reads: ["new_files"],
    });
    expect(filter.condition).toEqual({
      gives: "boolean",
      text: "contains(coalesce(activity('list_source').output?.childItems, createArray()), item())",
      reads: ["list_source"],
    });
  });
});

test("what gives another thing than is needed does not compile", () => {
  // @ts-expect-error: a condition has no length
  expect(length(not(empty(literal("")))).text).toBe("length(not(empty('')))");
  // @ts-expect-error: a text is compared with a text
  expect(equals(literal("1"), count(1)).text).toBe("equals('1', 1)");
});
