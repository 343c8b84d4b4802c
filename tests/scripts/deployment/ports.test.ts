import { spawn } from "node:child_process";
import path from "node:path";
import { realPorts } from "../../../scripts/deployment/ports";

test("a command's output is collected, and its exit code kept", async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 3";
  expect(await realPorts.exec(process.execPath, ["-e", script], { capture: true })).toEqual({
    code: 3,
    stdout: "out\n",
    stderr: "err\n",
  });
});

test("no shell reads the arguments", async () => {
  const script = "console.log(process.argv[1])";
  const { stdout } = await realPorts.exec(process.execPath, ["-e", script, "dev-* $HOME"], { capture: true });
  expect(stdout).toBe("dev-* $HOME\n");
});

test("a command that there is not ends with 127", async () => {
  const { code, stdout } = await realPorts.exec("no-such-command-anywhere", [], { capture: true });
  expect({ code, stdout }).toEqual({ code: 127, stdout: "" });
});

test("further variables reach the command", async () => {
  const script = "console.log(process.env.TF_VAR_x, process.env.PATH !== undefined)";
  const options = { capture: true, env: { TF_VAR_x: "1" } };
  const { stdout } = await realPorts.exec(process.execPath, ["-e", script], options);
  expect(stdout).toBe("1 true\n");
});

/** Runs a command below one of our own in a group of processes, and signals the group as a terminal would. */
async function signalled(options: string, signals: readonly NodeJS.Signals[]): Promise<string> {
  const root = path.join(__dirname, "..", "..", "..");
  const command =
    "process.on('SIGINT', () => console.log('heard')).on('SIGTERM', () => 0); console.log('up'); " +
    "setTimeout(() => console.log('kept'), 3000)";
  const script =
    "import { realPorts } from './scripts/deployment/ports';" +
    `void realPorts.exec(process.execPath, ["-e", ${JSON.stringify(command)}], ${options})` +
    ".then(({ code, interrupted }) => console.log('ended', code, interrupted));";
  const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
  const child = spawn(process.execPath, [tsx, "--eval", script], { cwd: root, detached: true });
  const pending = [...signals];
  let said = "";
  const next = (): void => {
    const signal = pending.shift();
    if (signal === undefined) return;
    process.kill(-(child.pid ?? NaN), signal);
    setTimeout(next, 1000);
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (!said.includes("up") && text.includes("up")) next();
    said += text;
  });
  await new Promise((resolve) => child.on("close", resolve));
  return said;
}

test.each([
  ["a signal leaves a command the time to end", "{}", ["SIGTERM"], "up\nkept\nended 0 undefined\n"],
  ["Ctrl-C reaches a command", "{}", ["SIGINT"], "up\nheard\nkept\nended 0 true\n"],
  [
    "the first Ctrl-C does not reach a shielded command",
    "{ shield: 'wait' }",
    ["SIGINT"],
    "up\nwait\nkept\nended 0 true\n",
  ],
  [
    "the second one does",
    "{ shield: 'wait' }",
    ["SIGINT", "SIGINT"],
    "up\nwait\nheard\nkept\nended 0 true\n",
  ],
] as const)(
  "%s",
  async (_, options, signals, expected) => {
    expect(await signalled(options, signals)).toBe(expected);
  },
  30_000,
);
