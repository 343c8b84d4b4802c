import type { TableEdge } from "../../notebooks/kit/lineage";
import type { Workload } from "../../notebooks/kit/workload";
import { attributes, COLOURS, dotString, FONT, labelText } from "./svg";

const LAYERS = ["bronze", "silver", "gold"] as const;
const TITLES = { bronze: "bronze: arrived", silver: "silver: cleaned", gold: "gold: modelled" } as const;
type Layer = (typeof LAYERS)[number];

const QUARANTINE = "_quarantine";

/** Names longer than this are broken at an underscore, so that the picture stays narrow. */
const LINE = 13;

/** A name on as few lines as fit, broken behind underscores. */
export function wrapName(name: string, width = LINE): string {
  const lines: string[] = [];
  for (const part of name.split(/(?<=_)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= width) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.join("\n");
}

/**
 * How many tables of its own layer stand before each table, on the longest way that meets none twice: a task may read
 * what an earlier run of it wrote.
 */
function depths(edges: readonly TableEdge[]): (table: string) => number {
  const depth = (table: string, behind: readonly string[]): number => {
    const before = edges.filter(
      ({ from, to }) => to === table && layerOf(from) === layerOf(table) && !behind.includes(from),
    );
    return Math.max(0, ...before.map(({ from }) => depth(from, [...behind, table]) + 1));
  };
  return (table) => depth(table, [table]);
}

const layerOf = (table: string): string => table.slice(0, table.indexOf("."));
const isQuarantine = (table: string): boolean => table.endsWith(QUARANTINE);

/** Table lineage as a graph, from left to right and coloured by layer; quarantines are marks, not nodes. */
export function lineageDot({ lineage, tables }: Workload): string {
  const names = tables.map(({ name }) => name);
  const shown = names.filter((name) => !isQuarantine(name));
  const edges = lineage.tables.filter(
    ({ from, to }) => from !== to && shown.includes(from) && shown.includes(to),
  );
  const depth = depths(edges);
  const node = (name: string): string => {
    const { fill, line } = COLOURS[layerOf(name) as Layer];
    const mark = names.includes(name + QUARANTINE)
      ? '<br/><font point-size="10" color="#953800">+ quarantine</font>'
      : "";
    const label = labelText(wrapName(name.slice(name.indexOf(".") + 1))) + mark;
    return `    ${dotString(name)}${attributes({ label, fillcolor: fill, color: line })}`;
  };
  const layers = LAYERS.flatMap((layer) => {
    const { line } = COLOURS[layer];
    return [
      `  subgraph cluster_${layer} {`,
      `    graph [style=rounded color="${line}" fontcolor="${line}" fontsize=14 label=${dotString(TITLES[layer])}]`,
      ...shown.filter((name) => layerOf(name) === layer).map(node),
      "  }",
    ];
  });
  // An edge into another layer is as long as it takes to leave its own: no layer begins beside the one before.
  const arrows = edges.map(({ from, to }) => {
    const own = shown.filter((name) => layerOf(name) === layerOf(from)).map(depth);
    const length = layerOf(from) === layerOf(to) ? 1 : Math.max(...own) - depth(from) + 1;
    return `  ${dotString(from)} -> ${dotString(to)}${length > 1 ? ` [minlen=${length}]` : ""}`;
  });
  return [
    "digraph lineage {",
    `  graph [rankdir=LR bgcolor=white fontname="${FONT}" nodesep=0.12 ranksep=0.4 pad=0.1]`,
    `  node [shape=box style="rounded,filled" fontname="${FONT}" fontsize=13 margin="0.12,0.05" height=0.3]`,
    '  edge [color="#8c959f" arrowsize=0.6]',
    ...layers,
    ...arrows,
    "}",
  ].join("\n");
}
