/** A statement of a SQL file. */
export interface SqlStatement {
  readonly sql: string;
  /**
   * Why open Spark cannot run it; the local engine skips and reports it.
   * @default - it can
   */
  readonly cloudOnly?: string;
}

/** A comment of one line. A backslash at its end would join the next line to it. */
const comment = (text: string): string =>
  `-- ${text.replaceAll(/[\s\p{Cc}]+/gu, " ").replace(/[\\\s]+$/, "")}`;

/** Statements as a SQL file, each ended by a semicolon at the end of its line. */
export const renderSqlFile = (title: string, statements: readonly SqlStatement[]): string =>
  [
    comment(title),
    ...statements.map(({ sql, cloudOnly }) =>
      cloudOnly === undefined ? `${sql};` : `${comment(`cloud only: ${cloudOnly}`)}\n${sql};`,
    ),
  ].join("\n\n") + "\n";
