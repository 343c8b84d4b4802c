import { commandLine } from "../../scripts/deployment/command-line";
import { destroy } from "../../scripts/deployment/destroy";
import { deployable } from "./deployment/deployable";
import {
  CANCEL_ALL,
  UPDATE,
  World,
  type Answers,
  type WorldProps,
  host,
  onEach,
  tells,
} from "./deployment/world";

const outputs = {
  "dev-foundation": { workspace_url: host },
  "dev-retail": { ingest_job_id: "11", job_id: "12", setup_job_id: "13" },
};
const answers: Answers = { [UPDATE]: [[200, {}]], [CANCEL_ALL]: [[200, {}]] };
const commands = [
  "terraform version",
  `az account show --subscription ${deployable["ARM_SUBSCRIPTION_ID"]} --output none`,
  "synth",
  ...onEach("dev", tells.init, tells.output),
  ...["dev-retail", "dev-governance", "dev-foundation"].flatMap((stack) => [
    ...tells.plan(stack, " -destroy"),
    ...tells.apply(stack),
  ]),
];

const BACKWARDS = ["\ndev-retail", "\ndev-governance", "\ndev-foundation"];

const worlds: World[] = [];
afterEach(() => worlds.splice(0).forEach((world) => world.remove()));

async function destroyed(environment: string, props: WorldProps = {}, ...options: readonly string[]) {
  const world = new World({ outputs, answers, env: deployable, ...props });
  worlds.push(world);
  const args = [environment, "--auto-approve", ...options];
  return { world, code: await commandLine("destroy", destroy, args, world) };
}

test("stops the jobs first, then destroys every stack of the environment", async () => {
  const { code, world } = await destroyed("dev");
  expect(world.lines).toEqual([
    "Stopped job 11 of dev-retail.",
    "Stopped job 12 of dev-retail.",
    "Stopped job 13 of dev-retail.",
    ...BACKWARDS,
    "dev is destroyed.",
  ]);
  expect(code).toBe(0);
  expect(world.commands).toEqual(commands);
  expect(world.requests.map(({ what }) => what)).toEqual([UPDATE, CANCEL_ALL, CANCEL_ALL, CANCEL_ALL]);
});

test("a job that cannot be stopped does not keep the rest from being destroyed", async () => {
  const gone = { ...answers, [CANCEL_ALL]: [[404, { message: "Job 12 does not exist." }]] as const };
  const { code, world } = await destroyed("dev", {
    answers: gone,
    outputs: { ...outputs, "dev-retail": { job_id: 12 } },
  });
  expect(world.lines).toEqual([
    "Job 12 of dev-retail was not stopped. " +
      `POST ${host}/api/2.2/jobs/runs/cancel-all was answered with 404: Job 12 does not exist.`,
    ...BACKWARDS,
    "dev is destroyed.",
  ]);
  expect(code).toBe(0);
});

test.each([
  ["was never deployed", { outputs: { "dev-foundation": {}, "dev-retail": {} } }],
  ["cannot be asked", { commands: { "terraform dev-retail output": { code: 1 } } }],
])("an environment that %s has no jobs to stop", async (_, props) => {
  const { code, world } = await destroyed("dev", props);
  expect(world.lines).toEqual(["No jobs of dev to stop.", ...BACKWARDS, "dev is destroyed."]);
  expect(code).toBe(0);
  expect(world.commands).toEqual(commands);
});

const way =
  "Write: npm run destroy -- prod --confirm=prod. Its jobs and files then go; what holds data is protected and stays. " +
  "To destroy that too, first set protection.preventDestroy to false in config/prod.ts and deploy.";

test.each([
  [[], '"prod" is not for trials: destroying it has to be confirmed. '],
  [["--confirm=dev"], '--confirm=dev does not name the environment "prod". '],
  [["--confirm="], '--confirm= does not name the environment "prod". '],
])("what is no trial is refused without its name typed again (%j)", async (options, reason) => {
  const { code, world } = await destroyed("prod", {}, ...options);
  expect(code).toBe(1);
  expect(world.lines).toEqual([reason + way]);
  expect(world.commands).toEqual([]);
});

test("what holds data stays, even so", async () => {
  const commands = { "terraform prod-governance plan": { code: 1 } };
  const { code, world } = await destroyed("prod", { commands }, "--confirm=prod");
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    'What holds data in "prod" is protected and stays; Terraform names it above. To destroy it too, ' +
      "set protection.preventDestroy to false in config/prod.ts, deploy, and try again.",
  );
  expect(world.commands.at(-1)).toBe(tells.plan("prod-governance", " -destroy")[0]);
});

test("what is neither protected nor a trial has to be confirmed too, and then goes", async () => {
  const env = { ...deployable, LAKEHOUSE_PROTECTION_PREVENT_DESTROY: "false" };
  const refused = await destroyed("prod", { env });
  expect(refused.world.lines).toEqual([
    '"prod" is not for trials: destroying it has to be confirmed. ' +
      "Write: npm run destroy -- prod --confirm=prod.",
  ]);
  const { code, world } = await destroyed("prod", { env, outputs: {} }, "--confirm=prod");
  expect(world.lines).toEqual([
    "No jobs of prod to stop.",
    "\nprod-retail",
    "\nprod-governance",
    "\nprod-foundation",
    "prod is destroyed.",
  ]);
  expect(code).toBe(0);
});

test("stops where Terraform stops", async () => {
  const { code, world } = await destroyed("dev", {
    commands: { "terraform dev-governance apply": { code: 1 } },
  });
  expect(code).toBe(1);
  expect(world.lines.at(-1)).toBe(
    "terraform apply of dev-governance ended with exit code 1. What it said is above.",
  );
});
