import type { Box, Platform } from "./platform-model";
import { attributes, dotString, FONT, labelText } from "./svg";

/** Stacks take turns with these: a frame and what lies in it. */
const FRAMES = [
  { fill: "#eef4fb", line: "#0b5cad" },
  { fill: "#eef7f0", line: "#1a7f37" },
  { fill: "#fdf3ea", line: "#a5502a" },
] as const;

const box = ({ id, lines, title }: Box): string => {
  const small = lines
    .filter((line) => line !== "")
    .map((line) => `<br/><font point-size="11" color="#57606a">${labelText(line)}</font>`);
  return `    ${dotString(id)}${attributes({ label: `<b>${labelText(title)}</b>${small.join("")}` })}`;
};

/** Words on as few lines as fit. */
function wrapWords(text: string, width = 18): string {
  return text.split(" ").reduce((lines, word) => {
    const last = lines.slice(lines.lastIndexOf("\n") + 1);
    return `${lines}${last.length + word.length < width ? " " : "\n"}${word}`;
  });
}

/**
 * How many boxes of its own stack stand above each box, on the longest way that meets none twice: boxes hold all
 * resources of a type, so two can use each other where no two resources do.
 */
function depths({ arrows }: Platform, boxes: readonly Box[]): (id: string) => number {
  const ids = new Set(boxes.map(({ id }) => id));
  const depth = (id: string, below: readonly string[]): number =>
    Math.max(
      0,
      ...arrows
        .filter(({ from, to }) => to === id && ids.has(from) && !below.includes(from))
        .map(({ from }) => depth(from, [...below, id]) + 1),
    );
  return (id) => depth(id, [id]);
}

/** Edges that nobody sees, from the lowest box of each stack to the highest of the next: a stack ends before the next. */
function order(platform: Platform): readonly string[] {
  return platform.stacks.flatMap(({ boxes }, index) => {
    const above = platform.stacks[index - 1]?.boxes ?? [];
    const depthAbove = depths(platform, above);
    const [lowest] = [...above].sort((one, other) => depthAbove(other.id) - depthAbove(one.id));
    const depth = depths(platform, boxes);
    return lowest === undefined
      ? []
      : boxes
          .filter(({ id }) => depth(id) === 0)
          .map(({ id }) => `  ${dotString(lowest.id)} -> ${dotString(id)} [style=invis weight=0]`);
  });
}

/** What is deployed, as a graph: a frame for each stack, what uses above what is used. */
export function platformDot(platform: Platform): string {
  const { arrows, stacks } = platform;
  const frames = stacks.flatMap(({ boxes, name, place }, index) => {
    const { fill, line } = FRAMES[index % FRAMES.length] ?? FRAMES[0];
    return [
      `  subgraph ${dotString(`cluster_${name}`)} {`,
      `    graph [style="rounded,filled" fillcolor="${fill}" color="${line}" fontcolor="${line}" fontsize=13 labeljust=l label=${dotString(`stack ${name}, ${place}`)}]`,
      ...boxes.map(box),
      "  }",
    ];
  });
  return [
    "digraph platform {",
    `  graph [rankdir=TB bgcolor=white fontname="${FONT}" nodesep=0.2 ranksep=0.35 pad=0.1 newrank=true]`,
    `  node [shape=box style="rounded,filled" fillcolor=white color="#57606a" fontname="${FONT}" fontsize=13 margin="0.18,0.06"]`,
    `  edge [color="#6e7781" fontname="${FONT}" fontsize=11 fontcolor="#57606a" arrowsize=0.6]`,
    ...frames,
    ...arrows.map(({ from, label, to }) => {
      const text =
        label === undefined
          ? undefined
          : wrapWords(label)
              .split("\n")
              .map((line) => ` ${labelText(line)} `)
              .join("<br/>");
      return `  ${dotString(from)} -> ${dotString(to)}${attributes({ label: text })}`;
    }),
    ...order(platform),
    "}",
  ].join("\n");
}
