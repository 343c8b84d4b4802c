import { writeFileSync } from "node:fs";
import path from "node:path";
import { documents } from "./documents";
import { DocsError } from "./errors";

const root = path.dirname(path.dirname(__dirname));

async function main(): Promise<void> {
  for (const [file, content] of await documents()) {
    writeFileSync(path.join(root, file), content);
    console.log(`Wrote ${file}.`);
  }
}

void main().catch((error: unknown) => {
  if (!(error instanceof DocsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
