import {
  append,
  bronzeTable,
  date,
  fresh,
  from,
  ingest,
  landing,
  parameter,
  modelWorkload,
  pythonTask,
  replace,
  select,
  sql,
  string,
  table,
  workload,
} from "../../../../notebooks/kit";
import { withModule } from "../python-module";
import { cellsIn, HOSTILE, linesOf } from "./hostile";

/** A workload that says `text` wherever people may write. */
function saying(text: string) {
  const raw = bronzeTable("bronze.raw", {
    comment: `r ${text}`,
    columns: { a: string().comment(`a ${text}`) },
  });
  const kept = table("silver.kept", {
    comment: `k ${text}`,
    columns: { a: string().comment(`a ${text}`), b: string() },
    expect: { known: (c) => sql`${c.a} <> ${text}` },
  });
  const made = table("gold.made", {
    comment: `m ${text}`,
    columns: { a: string().primaryKey().comment(`a ${text}`), day: date() },
    expect: { known: (c) => sql`${c.a} <> ${text}` },
  });
  const out = table("gold.out", { comment: `o ${text}`, columns: { a: string() } });
  return workload("hostile", {
    description: text,
    sources: [landing],
    tasks: [
      ingest(raw, { files: "*.csv", format: "csv" }),
      append(kept, fresh(raw), ({ row }) => select({ a: row.a, b: sql.string`${text}` }), {
        require: ({ row }) => ({ other: sql`${row.a} <> ${text}` }),
      }),
      replace(
        made,
        from({ k: kept }, ({ k }) => select({ a: k.a, day: sql.date`NULL` }, sql`WHERE ${k.b} <> ${text}`)),
      ),
      withModule("def run(spark, reads, writes, params):\n    pass\n", (module) =>
        pythonTask("python", {
          description: text,
          module,
          reads: { [text]: made },
          writes: { [text]: out },
          params: { [text]: text },
          parameters: [parameter("said", { default: text, description: text })],
        }),
      ),
    ],
  });
}

const assetsOf = (text: string) => {
  const { tasks, setup } = modelWorkload(saying(text), { ingestion: "batch" });
  return [...tasks, ...setup].map(({ key, asset }) => ({ key, content: asset.content }));
};

const plain = assetsOf("text");

test("the cells of the assets, when nobody is hostile", () => {
  expect(plain.map(({ key, content }) => [key, cellsIn(content)])).toEqual([
    ["bronze_raw", 6],
    ["silver_kept", 7],
    ["gold_made", 9],
    ["python", 8],
    ["create_tables", 5],
    ["apply_contracts", 1],
  ]);
});

test.each(HOSTILE)("%j starts no cell and turns no line into another language", (text) => {
  for (const [index, { content }] of assetsOf(text).entries()) {
    const expected = plain[index]?.content ?? "";
    expect(cellsIn(content)).toBe(cellsIn(expected));
    // In Python cells a magic line would be a command; in the others every line has the prefix already.
    expect(magicCommands(content)).toEqual(magicCommands(expected));
    expect(linesOf(content).filter((line) => line.startsWith("# DBTITLE"))).toEqual(
      linesOf(expected).filter((line) => line.startsWith("# DBTITLE")),
    );
  }
});

/** The first line of each cell that is not Python, and its number. */
function magicCommands(content: string): readonly string[] {
  const lines = linesOf(content).filter((line) => line !== "" && !line.startsWith("# DBTITLE"));
  return lines.filter(
    (line, index) => line.trimStart().startsWith("# MAGIC") && !lines[index - 1]?.startsWith("# MAGIC"),
  );
}
