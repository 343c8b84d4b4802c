import { notSignedIn, requestFailed, toolMissing, unreachable } from "./errors";
import type { Ports } from "./ports";

/** The application that stands for every Azure Databricks workspace in Microsoft Entra ID. */
const DATABRICKS_RESOURCE = "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d";

const ATTEMPTS = 5;
const FIRST_PAUSE_MILLIS = 2_000;

/** A token for the workspace: DATABRICKS_TOKEN, or that of whoever is signed in to Azure. */
export async function databricksToken({ env, exec }: Pick<Ports, "env" | "exec">): Promise<string> {
  const given = env["DATABRICKS_TOKEN"];
  if (given !== undefined && given !== "") return given;
  const args = ["account", "get-access-token", "--resource", DATABRICKS_RESOURCE];
  const { code, stderr, stdout } = await exec("az", [...args, "--query", "accessToken", "--output", "tsv"], {
    capture: true,
  });
  if (code === 127) throw toolMissing("The Azure CLI", "https://aka.ms/installazurecli");
  if (code !== 0) throw notSignedIn(stderr.trim());
  return stdout.trim();
}

/** The REST API of one workspace. */
export class Databricks {
  private token: string | undefined;

  /**
   * @param host such as `https://adb-1.2.azuredatabricks.net`
   */
  constructor(
    readonly host: string,
    private readonly ports: Ports,
  ) {}

  async get(path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    return this.request("GET", `${this.host}${path}?${new URLSearchParams(query).toString()}`);
  }

  async post(path: string, body: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.request("POST", `${this.host}${path}`, JSON.stringify(body));
  }

  private async request(method: "GET" | "POST", url: string, body?: string): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      this.token ??= await databricksToken(this.ports);
      const last = attempt === ATTEMPTS;
      const response = await this.send(method, url, body).catch((error: unknown) => {
        if (last) throw unreachable(url, error);
        return undefined;
      });
      if (response?.ok === true) return response.json();
      if (response !== undefined) {
        // A token of Azure lives for an hour or so, which a run can outlast.
        if (response.status === 401 && attempt === 1) this.token = undefined;
        else if (last || !isPassing(response.status)) {
          throw requestFailed(method, url, response.status, await messageOf(response));
        }
      }
      await this.ports.sleep(FIRST_PAUSE_MILLIS * 2 ** (attempt - 1));
    }
  }

  private async send(method: string, url: string, body: string | undefined): Promise<Response> {
    return this.ports.fetch(url, {
      method,
      headers: { Authorization: `Bearer ${this.token ?? ""}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body }),
    });
  }
}

const isPassing = (status: number): boolean => status === 429 || status >= 500;

async function messageOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "message" in parsed) return String(parsed.message);
  } catch {
    // Not JSON: a proxy's page, say. Its first line is what there is to tell.
  }
  return text.split("\n", 1)[0] ?? "";
}
