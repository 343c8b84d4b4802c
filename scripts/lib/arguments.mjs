import { resolve } from "node:path";

/**
 * Makes the folders among the arguments absolute, so that they mean what they meant where npm was called.
 * @param {readonly string[]} args such as retail=../my-olist or --root out
 * @param {string} from the folder where the user stood
 * @returns {string[]}
 */
export function absoluteFolders(args, from) {
  // A home folder is expanded by the engine: behind `=` most shells leave it alone.
  const absolute = (/** @type {string} */ folder) =>
    folder.startsWith("~") ? folder : resolve(from, folder);
  return args.map((arg, index) => {
    if (/^--(param|language-faults)$/.test(args[index - 1] ?? "")) return arg;
    if (/^--(root|out)$/.test(args[index - 1] ?? "")) return absolute(arg);
    const [, name, folder] = /^((?:--root|--out|[a-z][a-z0-9_]*)=)(.+)$/.exec(arg) ?? [];
    return name === undefined || folder === undefined ? arg : name + absolute(folder);
  });
}
