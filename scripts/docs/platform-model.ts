import { unknownResource } from "./errors";
import { type Kind, kinds } from "./platform-kinds";
import { type Reference, References } from "./references";
import { type Resource, resourcesOf, type Stack } from "./synthesis";

/** A box of the picture: all resources of a type in a stack. */
export interface Box {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** What the arrow means; without one it means "uses". */
  readonly label: string | undefined;
}

/** What is deployed, ready to draw. */
export interface Platform {
  readonly stacks: readonly {
    readonly name: string;
    /** Where it all lies, such as a workspace. */
    readonly place: string;
    readonly boxes: readonly Box[];
  }[];
  readonly arrows: readonly Arrow[];
}

const KINDS_FILE = "scripts/docs/platform-kinds.ts";

/**
 * Groups what some stacks make and look up into boxes, and finds the arrows between them.
 *
 * @throws DocsError for a type of resource that nobody has said how to draw.
 */
export function modelPlatform(stacks: ReadonlyMap<string, Stack>): Platform {
  const references = new References(stacks);
  const boxOf = new Map<string, string>();
  const drawn = [...stacks.values()].map((stack) => ({
    name: stack.name,
    place: placeOf(stack, stacks, references),
    boxes: boxesOf(stack, (address, box) => boxOf.set(`${stack.name} ${address}`, box)),
  }));
  const boxAt = ({ address, stack }: Reference): string | undefined => boxOf.get(`${stack} ${address}`);
  const arrows = [...stacks.values()].flatMap((stack) =>
    resourcesOf(stack).flatMap((resource) => arrowsOf(stack.name, resource, references, boxAt)),
  );
  const distinct = new Map(
    arrows.filter(({ from, to }) => from !== to).map((arrow) => [`${arrow.from} ${arrow.to}`, arrow]),
  );
  return { stacks: drawn, arrows: [...distinct.values()] };
}

/** The workspace that a stack signs in to, or the resource group that it makes. */
function placeOf(stack: Stack, stacks: ReadonlyMap<string, Stack>, references: References): string {
  const [workspace] = references.of(stack.provider["databricks"], stack.name);
  if (workspace !== undefined) {
    const found = resourcesOf(stacks.get(workspace.stack) ?? stack).find(
      ({ address }) => address === workspace.address,
    );
    return `in the workspace ${String(found?.properties["name"])}`;
  }
  const group = resourcesOf(stack).find(({ type }) => type === "azurerm_resource_group");
  return group === undefined ? "" : `in the resource group ${String(group.properties["name"])}`;
}

function kindOf(stack: Stack, type: string): Kind {
  const kind = kinds[type];
  if (kind === undefined) throw unknownResource(stack.name, type, KINDS_FILE);
  return kind;
}

function boxesOf(stack: Stack, place: (address: string, box: string) => void): readonly Box[] {
  const all = resourcesOf(stack);
  const byType = new Map(all.map(({ type }) => [type, all.filter((each) => each.type === type)]));
  const inside = (host: string): readonly string[] =>
    [...byType].flatMap(([type, all]) => {
      const kind = kindOf(stack, type);
      return "inside" in kind && kind.inside === host ? [kind.line(all)] : [];
    });
  return [...byType].flatMap(([type, all]): readonly Box[] => {
    const kind = kindOf(stack, type);
    if ("inside" in kind) all.forEach(({ address }) => place(address, `${stack.name} ${kind.inside}`));
    if (!("box" in kind)) return [];
    const id = `${stack.name} ${type}`;
    all.forEach(({ address }) => place(address, id));
    return [{ id, title: kind.box, lines: [...kind.lines(all), ...inside(type)] }];
  });
}

function arrowsOf(
  stack: string,
  { address, properties, type }: Resource,
  references: References,
  boxAt: (reference: Reference) => string | undefined,
): readonly Arrow[] {
  const kind = kinds[type];
  const boxes = (value: unknown, key = ""): readonly string[] =>
    references.of(value, stack, key).flatMap((reference) => boxAt(reference) ?? []);
  if (kind !== undefined && "arrow" in kind) {
    const [tail, heads] = kind.arrow;
    return boxes(properties[tail], tail).flatMap((from) =>
      heads.flatMap((head) =>
        boxes(properties[head], head).map((to) => ({ from, to, label: kind.label(properties) })),
      ),
    );
  }
  const own = boxAt({ stack, address });
  if (own === undefined) return [];
  return boxes(properties).map((to) => ({ from: own, to, label: undefined }));
}
