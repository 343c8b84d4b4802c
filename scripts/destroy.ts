import { commandLine } from "./deployment/command-line";
import { destroy } from "./deployment/destroy";

void commandLine("destroy", destroy, process.argv.slice(2)).then((code) => (process.exitCode = code));
