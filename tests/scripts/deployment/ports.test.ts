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
