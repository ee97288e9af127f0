import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { configDefaults, defineConfig } from "vitest/config";
import type {} from "./worker/test/provided-context.ts";

const ROOMS = "{worker,contracts,drizzle,tools,widget,admin,bench,wordpress-plugin}";

// Known to everyone and used nowhere else: it signs the capabilities of tests.
const CAPABILITY_SECRET = "7e57".repeat(16);
const AUTH_SECRET = "7e57a0".repeat(8);
const ADMIN_ORIGIN = "https://admin.example";
const WIDGET_ORIGIN = "https://edge.example";
const ENCODER_FILE = `${import.meta.dirname}/worker/test/encoder-file.ts`;

// The suffix tells where a test runs: *.test.ts in Node, *.workers.test.ts in workerd. *.spec.ts
// needs a browser and belongs to Playwright.
export default defineConfig({
  test: {
    globalSetup: ["./tools/test-database/global-setup.ts"],
    // Real databases and a real encoder, on machines that do other things as well.
    testTimeout: 30_000,
    // Sockets and limits in time are real as well. On a shared machine a test may try twice, as in
    // the browser; the report says which did.
    retry: process.env.CI ? 1 : 0,
    // Half as many files again as there are processors: a good part of a file's time is waiting.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
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
        resolve: { alias: [{ find: /^.*\/models\/encoder\.bin$/, replacement: ENCODER_FILE }] },
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              dataBlobBindings: { ENCODER_FILE: "worker/models/encoder.bin" },
              bindings: {
                NEON_LOCAL_ENDPOINT: inject("neonEndpoint"),
                CAPABILITY_SECRET,
                AUTH_SECRET,
                ADMIN_ORIGIN,
                WIDGET_ORIGIN,
                TURNSTILE_LOCAL_ENDPOINT: inject("turnstileUrl"),
                GENERATION_BASE_URL: `${inject("modelUrl")}/workers/v1`,
                GENERATION_MODEL: "test-model",
                GENERATION_INPUT_MICROS_PER_MILLION: "150000",
                GENERATION_OUTPUT_MICROS_PER_MILLION: "600000",
                GENERATION_FIRST_WORD_MS: "3000",
                GENERATION_LIMIT_MS: "4000",
              },
            },
          })),
        ],
        test: {
          name: "workers",
          // To start a runtime and load everything into it takes longer than most files. They share a
          // few, and worker/test/bind-database.ts makes one as good as new for each.
          isolate: false,
          include: [`${ROOMS}/**/*.workers.test.ts`],
          setupFiles: ["./worker/test/bind-database.ts"],
        },
      },
    ],
  },
});
