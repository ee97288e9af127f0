import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { configDefaults, defineConfig } from "vitest/config";
import type {} from "./worker/test/provided-context.ts";

const ROOMS = "{worker,contracts,drizzle,tools,widget,bench}";

// Known to everyone and used nowhere else: it signs the capabilities of tests.
const CAPABILITY_SECRET = "7e57".repeat(16);

// The suffix tells where a test runs: *.test.ts in Node, *.workers.test.ts in workerd. *.spec.ts
// needs a browser and belongs to Playwright.
export default defineConfig({
  test: {
    globalSetup: ["./tools/test-database/global-setup.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: [`${ROOMS}/**/*.test.ts`],
          exclude: [...configDefaults.exclude, "**/*.workers.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DATABASE_URL: inject("databaseUrl"),
                NEON_LOCAL_ENDPOINT: inject("neonEndpoint"),
                CAPABILITY_SECRET,
              },
            },
          })),
        ],
        test: { name: "workers", include: [`${ROOMS}/**/*.workers.test.ts`] },
      },
    ],
  },
});
