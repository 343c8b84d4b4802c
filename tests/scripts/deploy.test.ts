import { commandLine } from "../../scripts/deployment/command-line";
import { deploy } from "../../scripts/deployment/deploy";
import { deployable } from "./deployment/deployable";
import {
  RUN_GET,
  RUN_NOW,
  World,
  type Answers,
  type WorldProps,
  attempt,
  host,
  onEach,
  tells,
  run,
} from "./deployment/world";

const outputs = {
  "dev-foundation": { workspace_url: host },
  "dev-governance": { catalog: "lakehouse_dev" },
  "dev-retail": { job_id: "12", setup_job_id: "13" },
};
const answers: Answers = {
  [RUN_NOW]: [[200, { run_id: 7 }]],
  [RUN_GET]: [run("TERMINATED", "SUCCESS", [attempt("create_tables", 70, "TERMINATED", "SUCCESS")])],
};

const checks = [
  "terraform version",
  `az account show --subscription ${deployable["ARM_SUBSCRIPTION_ID"]} --output none`,
];

const { apply, init, output, plan } = tells;
const withVariable = (commands: readonly string[]): readonly string[] =>
  commands.map((command) => `TF_VAR_tables_exist=false ${command}`);

const worlds: World[] = [];
afterEach(() => worlds.splice(0).forEach((world) => world.remove()));

async function deployed(args: readonly string[], props: WorldProps = {}) {
  const world = new World({ outputs, answers, env: deployable, ...props });
  worlds.push(world);
  return { world, code: await commandLine("deploy", deploy, args, world) };
}

test("deploys every stack of the environment, then runs the set-up job", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"]);
  expect(world.lines).toEqual([
    "Deploying dev. The first time, each stack can be planned only after the one before it.",
    "\ndev-foundation",
    "\ndev-governance",
    "\ndev-retail",
    `Set-up job of dev-retail: started, ${host}/run/7`,
    "  create_tables: success",
    "Set-up job of dev-retail: done",
    `dev is deployed: ${host}`,
  ]);
  expect(code).toBe(0);
  expect(world.commands).toEqual([
    ...checks,
    "synth",
    ...onEach("dev", init, plan, apply),
    ...onEach("dev", output),
  ]);
  expect(world.requests[0]).toMatchObject({ what: RUN_NOW, body: { job_id: 13 } });
});

describe("with continuous ingestion", () => {
  const env = { ...deployable, LAKEHOUSE_INGESTION: "continuous" };

  test("the first deploy leaves the trigger out until the set-up job has made the tables", async () => {
    const { code, world } = await deployed(["dev", "--auto-approve"], { env });
    expect(code).toBe(0);
    expect(world.commands).toEqual([
      ...checks,
      "synth",
      ...onEach("dev", init, output),
      ...withVariable(onEach("dev", plan, apply)),
      ...onEach("dev", output),
      ...onEach("dev", plan, apply),
      ...onEach("dev", output),
    ]);
    expect(world.lines.slice(-5)).toEqual([
      "The tables exist now: deploying what waits for their updates.",
      "\ndev-foundation",
      "\ndev-governance",
      "\ndev-retail",
      `dev is deployed: ${host}`,
    ]);
  });

  test("a later deploy keeps the trigger", async () => {
    const retail = { ...outputs["dev-retail"], table_trigger: true };
    const { code, world } = await deployed(["dev", "--auto-approve"], {
      env,
      outputs: { ...outputs, "dev-retail": retail },
    });
    expect(code).toBe(0);
    expect(world.commands).toEqual([
      ...checks,
      "synth",
      ...onEach("dev", init, output),
      ...onEach("dev", plan, apply),
      ...onEach("dev", output),
    ]);
  });
});

test("stops where Terraform stops", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"], {
    commands: { "terraform dev-governance apply": { code: 3 } },
  });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    "terraform apply of dev-governance ended with exit code 3. What it said is above.",
  );
  expect(world.requests).toEqual([]);
});

test("a stack without changes is left alone", async () => {
  const commands = { "terraform dev-governance plan": { code: 0 } };
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands });
  expect(code).toBe(0);
  const [applied] = apply("dev-governance");
  expect(world.commands).toEqual([
    ...checks,
    "synth",
    ...onEach("dev", init, plan, apply).filter((command) => command !== applied),
    ...onEach("dev", output),
  ]);
});

test("stops where a plan fails", async () => {
  const commands = { "terraform dev-governance plan": { code: 1 } };
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    "terraform plan of dev-governance ended with exit code 1. What it said is above.",
  );
});

test("asks before each stack, and passes options on to the plan", async () => {
  const { code, world } = await deployed(["dev", "-parallelism=2"], { answer: "yes" });
  expect(code).toBe(0);
  expect(world.lines).toContain('Do this to dev-retail? Only "yes" goes on: ');
  expect(world.commands).toContain(plan("dev-retail", " -parallelism=2")[0]);
  expect(world.commands).toContain(apply("dev-retail")[0]);
});

test("goes no further without a yes", async () => {
  const { code, world } = await deployed(["dev"], { answer: "y" });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    "dev-foundation was left as it is: nobody said yes. Where nobody can be asked, pass --auto-approve.",
  );
  expect(world.commands).toEqual([...checks, "synth", ...init("dev-foundation"), ...plan("dev-foundation")]);
});

test.each([
  ["plan", 1, "the plan of dev-foundation"],
  ["apply", 0, "dev-foundation"],
])("interrupted during %s, it ends where it can go on", async (what, status, after) => {
  const commands = { [`terraform dev-foundation ${what}`]: { code: status, interrupted: true } };
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(`Interrupted after ${after}. Started again, it goes on from there.`);
});

test("says why a stack cannot be initialised", async () => {
  const commands = { "terraform dev-foundation init": { code: 1, stderr: "No such backend.\n" } };
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    "terraform init of dev-foundation ended with exit code 1. It said:\nNo such backend.",
  );
});

test("stops where the synth stops", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands: { synth: { code: 1 } } });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe("The synth ended with exit code 1. What it said is above.");
  expect(world.commands).toEqual([...checks, "synth"]);
});

test("fails when the set-up job fails", async () => {
  const failed = { ...answers, [RUN_GET]: [run("TERMINATED", "FAILED", [], "No such table.")] };
  const { code, world } = await deployed(["dev", "--auto-approve"], { answers: failed });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(`Set-up job of dev-retail failed.\n  No such table.\n  See ${host}/run/7`);
});

test("says which output is missing", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"], {
    outputs: { "dev-retail": { setup_job_id: 13 } },
  });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    'The stack "dev-foundation" has no output "workspace_url". ' +
      "Deploy the whole environment, without leaving a stack out.",
  );
});

test("says that Terraform is missing before anything is done", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"], {
    commands: { terraform: { code: 127 } },
  });
  expect(code).toBe(1);
  expect(world.lines).toEqual([
    "Terraform is needed and was not found: install it from https://developer.hashicorp.com/terraform/install.",
  ]);
});

test("says that the Azure CLI is missing before anything is done", async () => {
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands: { az: { code: 127 } } });
  expect(code).toBe(1);
  expect(world.lines).toEqual([
    "The Azure CLI is needed and was not found: install it from https://aka.ms/installazurecli.",
  ]);
  expect(world.commands).toEqual(checks);
});

test("says that nobody is signed in, or to something else, before anything is done", async () => {
  const az = { code: 1, stderr: "Please run 'az login' to setup account.\n" };
  const { code, world } = await deployed(["dev", "--auto-approve"], { commands: { az } });
  expect(code).toBe(1);
  expect(world.lines).toEqual([
    "No access to the Azure subscription 11111111-1111-1111-1111-111111111111: " +
      "sign in with `az login --tenant 22222222-2222-2222-2222-222222222222`, " +
      "or set ARM_SUBSCRIPTION_ID to a subscription that `az account list` shows. " +
      "Azure said: Please run 'az login' to setup account.",
  ]);
  expect(world.commands).toEqual(checks);
});

test("refuses a configuration with placeholders", async () => {
  const { code, world } = await deployed(["prod"], { env: {} });
  expect(code).toBe(1);
  expect(world.lines[0]).toContain('"prod" can be synthesised but not deployed: it has 3 problems.');
  expect(world.commands).toEqual([]);
});

test.each([[[]], [["--auto-approve"]]])("asks for the environment (%j)", async (args) => {
  const { code, world } = await deployed(args);
  expect(code).toBe(1);
  expect(world.lines).toEqual([
    "Which environment? Write: npm run deploy -- ENV [--auto-approve] [options of terraform plan], where ENV is one of dev, prod.",
  ]);
});

test("an environment that there is not is told with those that there are", async () => {
  const { code, world } = await deployed(["dve"]);
  expect(code).toBe(1);
  expect(world.lines[0]).toContain('There is no environment "dve".');
  expect(world.lines[0]).toContain("allowed: dev, prod");
});
