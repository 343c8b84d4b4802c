import {
  type Copy,
  type ForEach,
  type IfCondition,
  expressionsOf,
  innerActivities,
} from "../../../../constructs/azure/data-factory/activity";
import {
  childItems,
  empty,
  item,
  nameOf,
  parameter,
} from "../../../../constructs/azure/data-factory/expression";
import { datasetsOf, listing, policy, synthesiseFactory } from "./bench";

test("loops and conditions tell what is in them, and every activity its expressions", () => {
  expect.assertions(4);
  synthesiseFactory((bench) => {
    const { file, folder } = datasetsOf(bench);
    const list = listing(folder);
    const file_name = nameOf(item);
    const copy: Copy = {
      type: "Copy",
      name: "copy",
      description: "",
      from: file,
      to: file,
      file: file_name,
      policy,
    };
    const step = { description: "", dependsOn: [list] };
    const items = childItems(list);
    const each: ForEach = {
      ...step,
      type: "ForEach",
      name: "each",
      items,
      batchCount: 2,
      activities: [copy],
    };
    const condition = empty(parameter("p"));
    const maybe: IfCondition = { ...step, type: "IfCondition", name: "maybe", condition, then: [copy, list] };
    expect([each, maybe, copy, list].map(innerActivities)).toEqual([[copy], [copy, list], [], []]);
    expect([each, maybe, copy, list].map(expressionsOf)).toEqual([[items], [condition], [file_name], []]);
    // @ts-expect-error: a loop within a loop, which the factory refuses
    expect(innerActivities({ ...each, activities: [each] })).toEqual([each]);
    // @ts-expect-error: a folder is no file that could be copied
    expect(expressionsOf({ ...copy, from: folder })).toEqual([file_name]);
  });
});
