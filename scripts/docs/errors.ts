/** Something that keeps the documentation from being generated. */
export class DocsError extends Error {
  override readonly name = "DocsError";
}

export const synthFailed = (detail: string): DocsError =>
  new DocsError(`Nothing could be synthesised to draw and describe: ${detail.trim()}`);

export const unknownResource = (stack: string, type: string, where: string): DocsError =>
  new DocsError(
    `${stack} has a ${type}, which the picture knows nothing of. Say in ${where} how it is drawn, or why it is not.`,
  );

export const unresolved = (stack: string, key: string, value: unknown): DocsError =>
  new DocsError(
    `${stack} gives a right on ${key}=${JSON.stringify(value)}, which is no resource that the stacks of its environment make.`,
  );

export const noPicture = (dot: string, detail: string): DocsError =>
  new DocsError(`Graphviz could not draw this: ${detail}\n${dot}`);
