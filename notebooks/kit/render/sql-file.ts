/** A statement of a SQL file. */
export interface SqlStatement {
  readonly sql: string;
  /**
   * Why open Spark cannot run it; the local engine skips and reports it.
   * @default - it can
   */
  readonly cloudOnly?: string;
}

/** Statements as a SQL file, each ended by a semicolon at the end of its line. */
export const renderSqlFile = (comment: string, statements: readonly SqlStatement[]): string =>
  [
    `-- ${comment.replaceAll(/\s+/g, " ")}`,
    ...statements.map(({ sql, cloudOnly }) =>
      cloudOnly === undefined ? `${sql};` : `-- cloud only: ${cloudOnly}\n${sql};`,
    ),
  ].join("\n\n") + "\n";
