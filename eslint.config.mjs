import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { layersPlugin } from "./scripts/lint/layers.mjs";

export default defineConfig(
  { ignores: ["node_modules/", "cdktf.out/", ".venv/", ".local/", "coverage/"] },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
  },
  {
    files: ["**/*.ts", "**/*.mjs", "**/*.cjs"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    plugins: { layers: layersPlugin },
    rules: {
      "layers/direction": "error",
      "no-console": "error",
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|todo|failing)$/]",
          message: "A test that does not run must not count as passed: fix it or remove it.",
        },
        {
          selector: "CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]",
          message: "A test that does not run must not count as passed: fix it or remove it.",
        },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        // A type test states what must not compile; an unused one is itself a compile error.
        { "ts-expect-error": "allow-with-description", "ts-ignore": true, "ts-nocheck": true },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // It fails on type guards as callback arguments.
      "@typescript-eslint/unified-signatures": "off",
      // Typed builders name a parameter once to make an error message readable.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
    },
  },
  {
    // The linter does not see a JSDoc cast, which is how JavaScript types what JSON.parse gives.
    files: ["**/*.mjs"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["scripts/**", "main.ts"],
    rules: { "no-console": "off" },
  },
  {
    files: ["tests/**"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
  {
    files: ["jest.config.cjs"],
    languageOptions: { globals: { module: "writable" } },
  },
);
