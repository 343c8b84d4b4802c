import path from "node:path";

/**
 * Which layer may import which. A layer is a folder of the repository; the most specific one wins.
 * Folders that are not listed (tests, scripts) stand outside the house and may look at everything.
 * @type {ReadonlyMap<string, readonly string[]>}
 */
const allowed = new Map([
  ["main.ts", ["stacks", "config"]],
  ["stacks", ["stacks", "constructs", "config", "notebooks/kit", "notebooks/*"]],
  ["constructs", ["constructs", "notebooks/kit"]],
  ["config", ["config"]],
  ["notebooks/kit", ["notebooks/kit"]],
  ["notebooks/*", ["notebooks/=", "notebooks/kit"]],
]);

const infrastructure = /^(cdktf|constructs|@cdktf\/.+)$/;
const infrastructureLayers = ["main.ts", "stacks", "constructs", "tests"];
const barrel = /^@cdktf\/provider-[^/]+(\/lib)?(\/index(\.js)?)?$/;

/**
 * The layer of a file.
 * @param {string} file path relative to the root, with forward slashes
 * @returns {string}
 */
export function layerOf(file) {
  const [top = "", second = ""] = file.split("/");
  return top === "notebooks" && second !== "" ? `notebooks/${second.replace(/\.ts$/, "")}` : top;
}

/**
 * Why an import is refused, or undefined when it is fine.
 * @param {string} file importing file, relative to the root
 * @param {string} source what the import names
 * @returns {string | undefined}
 */
export function refusal(file, source) {
  const layer = layerOf(file);
  if (barrel.test(source)) {
    return `"${source}" loads every resource of the provider: import "${source.replace(/\/lib.*$/, "")}/lib/<resource>".`;
  }
  if (infrastructure.test(source) && !infrastructureLayers.includes(layer)) {
    return `"${source}" may be imported in ${infrastructureLayers.join(", ")} only, not in ${layer}.`;
  }
  if (!source.startsWith(".")) return undefined;
  const target = layerOf(path.posix.join(path.posix.dirname(file), source));
  const rule =
    allowed.get(layer) ?? (layer.startsWith("notebooks/") ? allowed.get("notebooks/*") : undefined);
  if (rule === undefined) return undefined;
  const fine = rule.some(
    (entry) =>
      entry === target ||
      (entry === "notebooks/=" && target === layer) ||
      (entry === "notebooks/*" && target.startsWith("notebooks/")),
  );
  return fine ? undefined : `${layer} must not import ${target}: it may import ${rule.join(", ")}.`;
}

/** @type {import("eslint").Rule.RuleModule} */
const direction = {
  meta: { type: "problem", schema: [], messages: { refused: "{{ reason }}" } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    /** @param {import("estree").Node} node @param {unknown} source */
    const check = (node, source) => {
      if (typeof source !== "string") return;
      const reason = refusal(file, source);
      if (reason !== undefined) context.report({ node, messageId: "refused", data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ImportExpression: (node) => check(node, node.source.type === "Literal" ? node.source.value : undefined),
      CallExpression: (node) => {
        const [first] = node.arguments;
        if (
          node.callee.type === "Identifier" &&
          node.callee.name === "require" &&
          first?.type === "Literal"
        ) {
          check(node, first.value);
        }
      },
    };
  },
};

export const layersPlugin = { rules: { direction } };
