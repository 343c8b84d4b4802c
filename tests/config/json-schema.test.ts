import { readFileSync } from "node:fs";
import path from "node:path";
import { jsonSchemaText } from "../../config/json-schema";

test("the generated JSON Schema is fresh", () => {
  const written = readFileSync(path.join(__dirname, "../../config/schema.json"), "utf8");
  expect(written).toBe(jsonSchemaText());
});
