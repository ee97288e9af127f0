import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { NOTICE_TYPES } from "../../contracts/admin/notifications.ts";
import type { Notice } from "../../worker/src/notices/notice.ts";
import { recipientsOf } from "../../worker/src/notices/recipients.ts";
import { mailOf } from "../../worker/src/notices/write-mail.ts";
import { makeNotice, makeNoticeHome, makeReader } from "../../worker/test/make-notice.ts";
import { findBrowser } from "../browser/find-browser.ts";
import { PROJECT } from "../local/installed.ts";
import { runTool, say } from "../local/problem.ts";

// node tools/screenshots/mails.ts [name …]: every mail that a notice can become, as a file and as pictures.

const OUTPUT = path.join(PROJECT, "screenshots", "mails");
const WIDTHS = [700, 375] as const;
const THEMES = ["light", "dark"] as const;
const LOCALES = ["en", "es"] as const;

await runTool(async () => {
  mkdirSync(OUTPUT, { recursive: true });
  const names = LOCALES.flatMap((locale) => NOTICE_TYPES.flatMap((type) => write(type, locale)));
  const wanted = process.argv.slice(2);
  const shown = names.filter((name) => wanted.length === 0 || wanted.includes(name));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  try {
    for (const width of WIDTHS) {
      for (const colorScheme of THEMES) {
        const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme });
        for (const name of shown) {
          await page.goto(pathToFileURL(path.join(OUTPUT, `${name}.html`)).href);
          const file = `${name}-${width}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(OUTPUT, file), fullPage: true });
        }
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  say(`${shown.length} mails lie in ${OUTPUT}.`);
});
process.exit();

/** The names of its files: one a kind of reader. */
function write(type: Notice["type"], locale: "en" | "es"): string[] {
  const home = { ...makeNoticeHome({ readers: [makeReader({ locale })] }), locale };
  const made = makeNotice(type, { home });
  const notice = "userLocale" in made ? { ...made, userLocale: locale } : made;
  return recipientsOf(notice).map((recipient) => {
    const { html, text, subject } = mailOf(notice, recipient, "https://chat.wetechforu.example");
    const name = `${type}-${recipient.kind}-${locale}`;
    writeFileSync(path.join(OUTPUT, `${name}.html`), html);
    writeFileSync(path.join(OUTPUT, `${name}.txt`), `${subject}\n\n${text}`);
    return name;
  });
}
