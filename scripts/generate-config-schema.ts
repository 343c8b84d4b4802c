import { writeFileSync } from "node:fs";
import path from "node:path";
import { jsonSchemaText } from "../config/json-schema";

const file = path.join(__dirname, "..", "config", "schema.json");
writeFileSync(file, jsonSchemaText());
console.log(`Wrote ${path.relative(process.cwd(), file)}.`);
