import { DocsError } from "../../../scripts/docs/errors";
import { attributes, centreLines, dotString, draw, labelText } from "../../../scripts/docs/svg";

const hostile = 'a "b" <c> & \\d';

test("hostile names are escaped where they are written", () => {
  expect(dotString(hostile)).toBe('"a \\"b\\" <c> & \\\\d"');
  expect(labelText(hostile)).toBe("a &quot;b&quot; &lt;c&gt; &amp; \\d");
  expect(attributes({ label: labelText("x<y"), color: "red", shape: undefined })).toBe(
    ' [label=<x&lt;y> color="red"]',
  );
  expect(attributes({})).toBe("");
});

test("a hostile name is drawn as it is, and twice alike", async () => {
  const dot = `digraph g { ${dotString(hostile)}${attributes({ label: labelText(hostile) })} }`;
  const svg = await draw(dot);
  expect(svg).toContain(">a &quot;b&quot; &lt;c&gt; &amp; \\d</text>");
  expect(await draw(dot)).toBe(svg);
});

test("lines are centred on their box", () => {
  const node = (anchor: string, x: string): string =>
    `<g id="node1" class="node"><polygon fill="none" points="10,0 30,0 30,-8 10,-8"/><text text-anchor="${anchor}" x="${x}" y="1">a</text></g>`;
  expect(centreLines(node("start", "12"))).toBe(node("middle", "20.00"));
});

test("what is no graph is refused", async () => {
  await expect(draw("digraph {")).rejects.toThrow(DocsError);
});
