import { Databricks, databricksToken } from "../../../scripts/deployment/databricks";
import { World, host } from "./world";

const az = "az account get-access-token --resource 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";

describe("the token", () => {
  test("is the one that the environment gives", async () => {
    const world = new World({ env: { DATABRICKS_TOKEN: "mine" } });
    expect(await databricksToken(world)).toBe("mine");
    expect(world.commands).toEqual([]);
  });

  test("is that of whoever is signed in to Azure", async () => {
    const world = new World({ env: {}, commands: { az: { stdout: "theirs\n" } } });
    expect(await databricksToken(world)).toBe("theirs");
    expect(world.commands).toEqual([`${az} --query accessToken --output tsv`]);
  });

  test("cannot be had without the Azure CLI", async () => {
    const world = new World({ env: { DATABRICKS_TOKEN: "" }, commands: { az: { code: 127 } } });
    await expect(databricksToken(world)).rejects.toThrow(
      "The Azure CLI is needed and was not found: install it from https://aka.ms/installazurecli.",
    );
  });

  test("cannot be had without signing in", async () => {
    const world = new World({ env: {}, commands: { az: { code: 1, stderr: "Please run 'az login'.\n" } } });
    await expect(databricksToken(world)).rejects.toThrow(
      "No access to Databricks: sign in with `az login`, or set DATABRICKS_TOKEN. Azure said: Please run 'az login'.",
    );
  });
});

describe("a request", () => {
  const GET = "GET /api/x";

  test("carries the token, the query and the body", async () => {
    const world = new World({ answers: { [GET]: [[200, { a: 1 }]], "POST /api/y": [[200, {}]] } });
    const databricks = new Databricks(host, world);
    expect(await databricks.get("/api/x", { run_id: "7" })).toEqual({ a: 1 });
    expect(await databricks.post("/api/y", { job_id: 1 })).toEqual({});
    expect(world.requests).toEqual([
      { what: GET, body: "?run_id=7", token: "Bearer given" },
      { what: "POST /api/y", body: { job_id: 1 }, token: "Bearer given" },
    ]);
  });

  test("is repeated while the service is busy or out of reach", async () => {
    const answers = { [GET]: [[429, ""], [503, ""], new Error("ECONNRESET"), [200, { a: 1 }]] } as const;
    const world = new World({ answers });
    expect(await new Databricks(host, world).get("/api/x", {})).toEqual({ a: 1 });
    expect(world.pauses).toEqual([2000, 4000, 8000]);
  });

  test("is given up after five attempts", async () => {
    const busy = new World({ answers: { [GET]: [[503, "Busy.\nVery."]] } });
    await expect(new Databricks(host, busy).get("/api/x", {})).rejects.toThrow(
      `GET ${host}/api/x? was answered with 503: Busy.`,
    );
    expect(busy.requests).toHaveLength(5);
    const closed = new World({ answers: { [GET]: [new Error("ENOTFOUND")] } });
    await expect(new Databricks(host, closed).get("/api/x", {})).rejects.toThrow(
      `${host} cannot be reached: ENOTFOUND. A closed workspace answers only from inside its network.`,
    );
    expect(closed.requests).toHaveLength(5);
  });

  test("takes a new token when the old one has run out, once", async () => {
    const commands = { az: { stdout: "fresh" } };
    const world = new World({
      env: {},
      commands,
      answers: {
        [GET]: [
          [401, ""],
          [200, {}],
        ],
      },
    });
    expect(await new Databricks(host, world).get("/api/x", {})).toEqual({});
    expect(world.commands).toHaveLength(2);
  });

  test("that is refused says who may ask, and is not repeated", async () => {
    const world = new World({ answers: { [GET]: [[403, { message: "Not yours." }]] } });
    await expect(new Databricks(host, world).get("/api/x", {})).rejects.toThrow(
      `GET ${host}/api/x? was answered with 403: Not yours. ` +
        "Whoever deploys must be an administrator of the workspace, or may not use this job.",
    );
    expect(world.requests).toHaveLength(1);
  });
});
