import { errors } from "./errors";
import { Expression, type SqlNode } from "./fragment";
import { identifier } from "./identifier";
import { checkPinned } from "./pip";
import { embedModules, readModule } from "./python-source";
import type { SqlType } from "./sql-type";

export interface PythonFunctionProps<A extends readonly SqlType[], R extends SqlType> {
  /** Absolute path of the module: a `.py` file with a function of this name over pandas Series. */
  readonly module: string;
  /**
   * Absolute paths of modules that it imports from (`from .name import thing`), each before those that import it.
   * @default - none
   */
  readonly helpers?: readonly string[];
  /** The SQL types of its arguments. */
  readonly takes: A;
  /** The SQL type of its result. */
  readonly returns: R;
  /**
   * Packages, each pinned as `package==version`.
   * @default - what the runtime holds
   */
  readonly pip?: readonly string[];
}

/** A function of SQL that is written in Python. The notebook that calls it holds its module and registers it. */
export class PythonFunction {
  readonly name: string;
  readonly path: string;
  /** The module and its helpers as one text. */
  readonly source: string;
  readonly returns: SqlType;
  readonly pip: readonly string[];

  constructor(name: string, props: Omit<PythonFunctionProps<readonly SqlType[], SqlType>, "takes">) {
    this.name = identifier(`pythonFunction("${name}")`, name);
    this.path = props.module;
    const user = `pythonFunction("${name}")`;
    const paths = [...(props.helpers ?? []), props.module];
    const modules = paths.map((path) => ({ path, source: readModule(user, path) }));
    this.source = embedModules(modules);
    if (!new RegExp(`^def ${name}\\(`, "m").test(modules.at(-1)?.source ?? ""))
      throw errors.moduleFunction(name, props.module);
    this.returns = props.returns;
    this.pip = checkPinned(user, props.pip ?? []);
  }
}

/** Calls of a Python function, typed like any other expression. */
export type Call<A extends readonly SqlType[], R extends SqlType> = (
  ...of: { readonly [K in keyof A]: Expression<A[K]> }
) => Expression<R>;

/**
 * Declares a function of SQL that is written in Python, over batches of rows:
 * `const redact = pythonFunction("redact", { module, takes: ["string"], returns: "string" })`, then `redact(row.text)`.
 * It must give one answer for one input: Spark may call it more than once.
 */
export function pythonFunction<const A extends readonly SqlType[], R extends SqlType>(
  name: string,
  props: PythonFunctionProps<A, R>,
): Call<A, R> {
  const declared = new PythonFunction(name, props);
  return (...of) => {
    const separated = of.flatMap((each, index): readonly SqlNode[] => [
      ...(index === 0 ? [] : [{ kind: "text", text: ", " } as const]),
      ...each.nodes,
    ]);
    return new Expression(props.returns, [
      { kind: "function", function: declared },
      { kind: "text", text: "(" },
      ...separated,
      { kind: "text", text: ")" },
    ]);
  };
}
