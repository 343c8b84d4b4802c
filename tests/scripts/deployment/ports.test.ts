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

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s leaves a command the time to end",
  async (signal) => {
    const root = path.join(__dirname, "..", "..", "..");
    const command =
      "process.on('SIGINT', () => 0).on('SIGTERM', () => 0); console.log('up'); setTimeout(() => console.log('kept'), 1500)";
    const script =
      "import { realPorts } from './scripts/deployment/ports';" +
      `void realPorts.exec(process.execPath, ["-e", ${JSON.stringify(command)}]).then(({ code }) => console.log("waited", code));`;
    const tsx = path.join(root, "node_modules", "tsx", "dist", "cli.mjs");
    // A group of its own, which the signal reaches as a terminal's would.
    const child = spawn(process.execPath, [tsx, "--eval", script], { cwd: root, detached: true });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (!said.includes("up") && text.includes("up")) process.kill(-(child.pid ?? NaN), signal);
      said += text;
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(said).toBe("up\nkept\nwaited 0\n");
  },
  30_000,
);
