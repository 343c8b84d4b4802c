import { run } from "./lib/run.mjs";
import { inRoot } from "./lib/root.mjs";
import { setUp } from "./lib/setup.mjs";
import { main } from "./lib/stop.mjs";
import { venvPython } from "./lib/venv.mjs";

await main(async () => {
  const env = await setUp();
  const prettier = inRoot("node_modules", "prettier", "bin", "prettier.cjs");
  const codes = [
    (await run(process.execPath, [prettier, "--write", "--log-level=warn", "."])).code,
    (await run(venvPython, ["-m", "ruff", "check", "--fix", "."], { env })).code,
    (await run(venvPython, ["-m", "ruff", "format", "."], { env })).code,
  ];
  return Math.max(...codes);
});
