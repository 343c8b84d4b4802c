import { commandLine } from "./deployment/command-line";
import { deploy } from "./deployment/deploy";

void commandLine("deploy", deploy, process.argv.slice(2)).then((code) => (process.exitCode = code));
