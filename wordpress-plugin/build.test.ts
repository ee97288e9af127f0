import { readFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { PLUGIN_SLUG } from "../worker/src/wordpress/plugin-zip.ts";
import { PLUGIN_FOLDER, pluginFiles, zipPlugin } from "./build.ts";

const read = (file: string) => readFileSync(path.join(PLUGIN_FOLDER, file), "utf8");

describe("the plugin's zip", () => {
  test("the same files give the same bytes", () => {
    expect(Buffer.compare(zipPlugin(), zipPlugin())).toBe(0);
  });

  test("everything lies in one folder, by which WordPress knows the plugin", () => {
    const names = Object.keys(unzipSync(zipPlugin()));
    expect(names.filter((name) => !name.startsWith(`${PLUGIN_SLUG}/`))).toEqual([]);
    for (const file of ["wetechforu-chat-widget.php", "readme.txt", "LICENSE", "uninstall.php"]) {
      expect(names).toContain(`${PLUGIN_SLUG}/${file}`);
    }
  });

  test("no widget's config, test or tool gets into it", () => {
    const names = [...pluginFiles().keys()];
    expect(names.filter((name) => /\/config\.php$|\.ts$|\/tests\/|\.DS_Store/.test(name))).toEqual(
      [],
    );
  });

  test("every folder with PHP has an index that lists nothing", () => {
    const names = [...pluginFiles().keys()];
    const folders = names.filter((name) => name.endsWith(".php")).map((name) => path.dirname(name));
    for (const folder of new Set(folders)) expect(names).toContain(`${folder}/index.php`);
  });

  test("no file of PHP runs when a browser asks for it", () => {
    const files = [...pluginFiles()].filter(([name]) => name.endsWith(".php"));
    const guard = /defined\( '(?:ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;/;
    const bare = /^<\?php\n\/\/ Nothing is to be listed here\.\n$|^<\?php\nreturn \[/;
    const open = files.filter(([, bytes]) => {
      const text = Buffer.from(bytes).toString("utf8");
      return !guard.test(text) && !bare.test(text);
    });
    expect(open.map(([name]) => name)).toEqual([]);
  });
});

describe("the plugin says one version of itself", () => {
  const version = /^ \* Version:\s+(\S+)$/m.exec(read("wetechforu-chat-widget.php"))?.[1];

  test("in its header, its constant, its readme and its block", () => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read("wetechforu-chat-widget.php")).toContain(`const VERSION     = '${version}';`);
    expect(read("readme.txt")).toContain(`Stable tag: ${version}\n`);
    expect(read("readme.txt")).toContain(`= ${version} =`);
    expect(JSON.parse(read("blocks/chat/block.json")).version).toBe(version);
    expect(read("blocks/chat/editor.asset.php")).toContain(`'version'      => '${version}'`);
  });
});
