import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";

/** What the specs know of the running product; `npm run test:browser` starts it. */
export const ADMIN_URL = process.env.ADMIN_URL ?? "http://localhost:8788";
export const MAILBOX_URL = process.env.MAILBOX_URL ?? "http://127.0.0.1:1080";
export const PASSWORD = process.env.DEMO_PASSWORD ?? "";

export const USERS = {
  superAdmin: "sam.okafor@wetechforu.example",
  clientAdmin: "dana.whitfield@alignprimarycare.example",
  clientUser: "luis.romero@alignprimarycare.example",
} as const;
export type Who = keyof typeof USERS;

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${ADMIN_URL}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

type State = NonNullable<BrowserContextOptions["storageState"]>;

interface WorkerFixtures {
  readonly sessions: Readonly<Record<Who, State>>;
}

/** Shared by all workers of a run: each that a failed test ends is followed by a new one. */
const SESSIONS_DIR = process.env.SESSIONS_DIR ?? mkdtempSync(path.join(tmpdir(), "sessions-"));

/** Signed in once for the whole run, since sign-ins of one address are counted. */
async function sessionOf(who: Who, browser: Browser): Promise<State> {
  const file = path.join(SESSIONS_DIR, `${who}.json`);
  // Written below, by this worker or another.
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as State;
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, USERS[who], PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: /Hello/ })).toBeVisible();
  const state = await context.storageState();
  await context.close();
  writeFileSync(file, JSON.stringify(state));
  return state;
}

interface TestFixtures {
  /** A page in which somebody is signed in. */
  readonly as: (who: Who, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sessions: [
    async ({ browser }, use) => {
      const states: Partial<Record<Who, State>> = {};
      for (const who of Object.keys(USERS) as Who[]) states[who] = await sessionOf(who, browser);
      await use(states as Record<Who, State>); // All of them: the loop above has no exit.
    },
    { scope: "worker" },
  ],
  as: async ({ browser, sessions }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({
        ...options,
        storageState: sessions[who],
        baseURL: ADMIN_URL,
      });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };
