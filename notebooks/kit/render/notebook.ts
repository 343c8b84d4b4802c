/** A cell of a Databricks notebook whose language is Python. */
export interface Cell {
  readonly language: "python" | "sql" | "markdown" | "pip";
  /**
   * Shown above the cell.
   * @default - none
   */
  readonly title?: string;
  readonly text: string;
}

const SEPARATOR = "\n\n# COMMAND ----------\n\n";

/** Whatever a reader of the file may take for the end of a line. */
const LINE_BREAK = /\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]/;

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();

const magic = (command: string, text: string): string =>
  [command, ...text.split(LINE_BREAK)].map((line) => `# MAGIC ${line}`.trimEnd()).join("\n");

function body(cell: Cell): string {
  switch (cell.language) {
    case "python":
      return cell.text.trim();
    case "sql":
      return magic("%sql", cell.text.trim());
    case "markdown":
      return magic("%md", cell.text.trim());
    case "pip":
      return `# MAGIC %pip install ${oneLine(cell.text)}`;
  }
}

const withTitle = (cell: Cell): string =>
  cell.title === undefined ? body(cell) : `# DBTITLE 1,${oneLine(cell.title)}\n${body(cell)}`;

/** Cells in Databricks' source format. */
export const renderNotebook = (cells: readonly Cell[]): string =>
  `# Databricks notebook source\n${cells.map(withTitle).join(SEPARATOR)}\n`;
