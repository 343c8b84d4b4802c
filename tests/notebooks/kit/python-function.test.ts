import {
  bronzeTable,
  fresh,
  from,
  pythonFunction,
  replace,
  select,
  sql,
  string,
  table,
  upsert,
} from "../../../notebooks/kit";
import { renderFresh } from "../../../notebooks/kit/render/fresh-notebook";
import { renderReplace } from "../../../notebooks/kit/render/replace-notebook";
import { deriveLineage } from "../../../notebooks/kit/lineage";
import { withModule } from "./python-module";

const SHOUT =
  "import pandas as pd\n\n\ndef shout(texts: pd.Series, tails: pd.Series) -> pd.Series:\n    return texts + tails\n";

const shoutOf = (source: string) =>
  withModule(source, (module) =>
    pythonFunction("shout", {
      module,
      takes: ["string", "string"],
      returns: "string",
      pip: ["phonenumbers==9.0.43"],
    }),
  );
const shout = shoutOf(SHOUT);

const raw = bronzeTable("bronze.words", { comment: "Words.", columns: { id: string(), word: string() } });
const words = table("silver.words", {
  comment: "Words.",
  columns: { id: string().primaryKey(), word: string() },
});
const loud = table("gold.loud", { comment: "Loud words.", columns: { word: string() } });

const upserted = upsert(words, fresh(raw), ({ row }) =>
  select({ id: row.id, word: shout(row.word, sql.string`${"!"}`) }),
);
const replaced = (call: typeof shout) =>
  replace(
    loud,
    from({ w: words }, ({ w }) => select({ word: call(call(w.word, w.id), w.id) })),
  );

const REGISTER = [
  "# DBTITLE 1,Register",
  "from pyspark.sql.functions import pandas_udf",
  "",
  'spark.udf.register("shout", pandas_udf(shout, "string"))',
].join("\n");

test.each([
  ["upsert", renderFresh("shop", upserted), "shout(`row`.`word`, '!') AS `word`"],
  [
    "replace",
    renderReplace("shop", replaced(shout)),
    "shout(shout(`w`.`word`, `w`.`id`), `w`.`id`) AS `word`",
  ],
])("the notebook of an %s that calls it holds, installs and registers it once", (_, text, call) => {
  expect(text).toContain(call);
  expect(text.split(SHOUT.trim())).toHaveLength(2);
  expect(text.split(REGISTER)).toHaveLength(2);
  expect(text.split("# MAGIC %pip install phonenumbers==9.0.43")).toHaveLength(2);
});

test("a notebook that calls none registers none", () => {
  const plain = upsert(words, fresh(raw), ({ row }) => select({ id: row.id, word: row.word }));
  expect(renderFresh("shop", plain)).not.toContain("udf");
});

test("its arguments are part of the lineage", () => {
  expect(deriveLineage([replaced(shout)]).columns).toEqual([
    { from: "silver.words.id", to: "gold.loud.word" },
    { from: "silver.words.word", to: "gold.loud.word" },
  ]);
});

test("a table is computed again when a function that it calls has changed", () => {
  const digest = (call: typeof shout) =>
    /fingerprint\(spark, "(\w{64})"/.exec(renderReplace("shop", replaced(call)))?.[1];
  expect(digest(shout)).toBe(digest(shoutOf(SHOUT)));
  expect(digest(shout)).not.toBe(digest(shoutOf(SHOUT.replace("texts + tails", "tails + texts"))));
});

test("arguments of another number or type do not compile", () => {
  // @ts-expect-error TS2554 two arguments
  expect(() => shout(sql.string`a`)).toBeDefined();
  // @ts-expect-error TS2345 a number is not text
  expect(() => shout(sql.string`a`, sql.int`1`)).toBeDefined();
});
