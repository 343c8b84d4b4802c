import { resolve } from "node:path";

/**
 * Makes the folders among the arguments absolute, so that they mean what they meant where npm was called.
 * @param {readonly string[]} args such as retail=../my-olist or --root out
 * @param {string} from the folder where the user stood
 * @returns {string[]}
 */
export function absoluteFolders(args, from) {
  return args.map((arg, index) => {
    if (args[index - 1] === "--root") return resolve(from, arg);
    const [, name, folder] = /^((?:--root|[a-z][a-z0-9_]*)=)(.+)$/.exec(arg) ?? [];
    return name === undefined || folder === undefined ? arg : name + resolve(from, folder);
  });
}
