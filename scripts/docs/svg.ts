import { noPicture } from "./errors";

/** A font whose widths Graphviz knows. */
export const FONT = "Arial";
/** The same for whoever looks at the picture: what is on every machine, or looks alike there. */
const FONT_FAMILY = "Arial,Helvetica,Liberation Sans,sans-serif";

/** Colours of what is drawn: light enough for black text, and different in grey too. */
export const COLOURS = {
  bronze: { fill: "#f6dfc8", line: "#a5652a" },
  silver: { fill: "#e6e9ed", line: "#6b7683" },
  gold: { fill: "#fbefb6", line: "#9a7b00" },
  neutral: { fill: "#ffffff", line: "#57606a" },
} as const;

/** Text as it stands in an HTML-like label of Graphviz. */
export function labelText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br/>");
}

/** A name or value of DOT. */
export function dotString(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

/** The attributes of a node or edge, such as `[fillcolor="#fff"]`; a label is HTML-like and already escaped. */
export function attributes(of: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(of).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${name === "label" ? `<${value}>` : dotString(value)}`],
  );
  return given.length === 0 ? "" : ` [${given.join(" ")}]`;
}

/**
 * Draws a graph. The layout is computed, never timed or measured on this machine: the same text gives the same bytes.
 *
 * @throws DocsError when the text is no graph.
 */
export async function draw(dot: string): Promise<string> {
  const { instance } = await import("@viz-js/viz");
  const result = (await instance()).render(dot, { format: "svg", engine: "dot" });
  if (result.status === "failure") {
    throw noPicture(dot, result.errors.map(({ message }) => message).join("; "));
  }
  const svg = centreLines(result.output).replaceAll(`font-family="${FONT}"`, `font-family="${FONT_FAMILY}"`);
  return `${svg.trimEnd()}\n`;
}

/**
 * Centres the lines of each node on its box. Graphviz fixes where a line begins by the widths of its own font; with
 * the font of whoever looks at it, a line that begins there may end outside of its box.
 */
export function centreLines(svg: string): string {
  return svg.replaceAll(/<g id="node\d+" class="node">.*?<\/g>/gs, (node) => {
    const outline = /<(?:path|polygon)[^>]*? (?:d|points)="([^"]+)"/.exec(node)?.[1] ?? "";
    const xs = [...outline.matchAll(/(-?[\d.]+),-?[\d.]+/g)].map((point) => Number(point[1]));
    const centre = ((Math.min(...xs) + Math.max(...xs)) / 2).toFixed(2);
    return node.replaceAll(/text-anchor="start" x="[^"]+"/g, `text-anchor="middle" x="${centre}"`);
  });
}
