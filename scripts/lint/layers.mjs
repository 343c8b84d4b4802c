import path from "node:path";

/**
 * Which layer may import which; a layer is a folder of the repository, and each workload is one.
 * @param {string} layer
 * @returns {readonly string[] | undefined} undefined for what stands outside the house: tests and scripts
 */
function allowedFor(layer) {
  switch (layer) {
    case "main.ts":
      return ["stacks", "config"];
    case "stacks":
      return ["stacks", "constructs", "config", "notebooks/*"];
    case "constructs":
      return ["constructs", "notebooks/kit"];
    case "config":
    case "notebooks/kit":
      return [layer];
    default:
      return layer.startsWith("notebooks/") ? [layer, "notebooks/kit"] : undefined;
  }
}

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
  const rule = allowedFor(layer);
  if (rule === undefined) return undefined;
  const fine = rule.some((entry) =>
    entry.endsWith("/*") ? target.startsWith(entry.slice(0, -1)) : entry === target,
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
