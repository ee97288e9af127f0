/**
 * Puts the demo site's pages together. A page file holds what is its own and names a layout; what
 * several pages share stands once, in layouts/ or fragments/, which are never served themselves.
 *
 * A page or a layout begins with a comment of fields (`name: value`, in HTML; an indented line
 * continues the one before). In fields and below them stand slots:
 *
 *     [[name]]            a field of the page, or else the one that its layout gives
 *     [[name as text]]    the same, shown as it was written instead of working as HTML
 *     [[content]]         in a layout: what the page, or the layout within this one, holds
 *     [[include name]]    fragments/name.html
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Texts by their place in the demo's folder, with slashes: `second/contact.html`. */
export type DemoFiles = ReadonlyMap<string, string>;

interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What is known while one page is put together. */
interface Page {
  readonly file: string;
  readonly files: DemoFiles;
  readonly fields: ReadonlyMap<string, string>;
  readonly usedNames: Set<string>;
}

const SHARED_FOLDERS = ["layouts", "fragments"];
const FIELDS = /^<!--\n(.*?)\n-->/s;
const SLOT = /\[\[(.*?)\]\]/g;

function mistake(file: string, sentence: string): Error {
  return new Error(`widget/demo/${file}: ${sentence}`);
}

function parsePart(file: string, text: string): Part {
  const [comment = "", lines = ""] = FIELDS.exec(text) ?? [];
  const fields = new Map<string, string>();
  for (const field of lines ? lines.split(/\n(?! )/) : []) {
    const [, name, value = ""] = /^(\w+): *(.*)$/s.exec(field) ?? [];
    if (!name) throw mistake(file, `"${field}" is not a field, which is "name: value".`);
    if (fields.has(name)) throw mistake(file, `the field "${name}" is given twice.`);
    fields.set(name, value.replace(/\n +/g, "\n"));
  }
  return { fields, body: text.slice(comment.length).trim() };
}

function readShared(pageFile: string, files: DemoFiles, file: string): Part {
  const text = files.get(file);
  if (text === undefined) throw mistake(pageFile, `there is no ${file}.`);
  return parsePart(file, text);
}

/** The page's layout, then the layout that this one stands in, and so on outwards. */
function findLayouts(pageFile: string, page: Part, files: DemoFiles): Part[] {
  const layouts = new Map<string, Part>();
  let name = page.fields.get("layout");
  if (!name) throw mistake(pageFile, 'it names no layout ("layout: …").');
  while (name) {
    if (layouts.has(name)) throw mistake(pageFile, `the layout "${name}" stands in itself.`);
    const layout = readShared(pageFile, files, `layouts/${name}.html`);
    layouts.set(name, layout);
    name = layout.fields.get("layout");
  }
  return [...layouts.values()];
}

function asText(html: string): string {
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return Object.entries(escapes).reduce((text, [sign, name]) => text.replaceAll(sign, name), html);
}

/** `within` holds the slots that are being filled, so that one which leads to itself is noticed. */
function fill(text: string, page: Page, within: readonly string[] = []): string {
  return text.replace(SLOT, (slot: string, inside: string) => {
    const [, include, name = "", isShown] = /^(include )?([\w/-]+)( as text)?$/.exec(inside) ?? [];
    if (!name) throw mistake(page.file, `the slot ${slot} cannot be understood.`);
    if (within.includes(slot)) throw mistake(page.file, `the slot ${slot} leads to itself.`);
    const found = include
      ? readShared(page.file, page.files, `fragments/${name}.html`).body
      : page.fields.get(name);
    if (found === undefined) throw mistake(page.file, `nothing fills the slot ${slot}.`);
    if (!include) page.usedNames.add(name);
    const filled = fill(found, page, [...within, slot]);
    return isShown ? asText(filled) : filled;
  });
}

/** Within the navigation, the link that leads to the page itself says so. */
function markCurrent(html: string, address: string): string {
  const link = `href="${address}"`;
  return html.replace(/<nav\b.*?<\/nav>/gs, (nav) =>
    nav.replace(link, `${link} aria-current="page"`),
  );
}

function addressOf(file: string): string {
  return `/demo/${file.replace(/((?<![^/])index)?\.html$/, "")}`;
}

function assemblePage(file: string, files: DemoFiles): string {
  const own = parsePart(file, files.get(file) ?? "");
  const layouts = findLayouts(file, own, files);
  const parts = [own, ...layouts];
  // From the outermost inwards: what stands nearer to the page wins.
  const fields = new Map(parts.toReversed().flatMap((part) => [...part.fields]));
  const usedNames = new Set(["layout"]);
  let html = "";
  for (const { body } of parts) {
    html = fill(body, { file, files, fields, usedNames });
    // What came out of one part is the content of the layout around it.
    fields.set("content", html);
  }
  const unused = [...own.fields.keys()].filter((name) => !usedNames.has(name));
  if (unused.length > 0) throw mistake(file, `no slot asks for "${unused.join('", "')}".`);
  return `${markCurrent(html, addressOf(file))}\n`;
}

function isShared(file: string): boolean {
  return SHARED_FOLDERS.some((folder) => file.startsWith(`${folder}/`));
}

/** Every page, whole, by its place. A mistake is thrown as a sentence that names the page. */
export function assemblePages(files: DemoFiles): Map<string, string> {
  const pages = [...files.keys()].filter((file) => !isShared(file));
  return new Map(pages.map((file) => [file, assemblePage(file, files)]));
}

/** What some fixture pages run: copied from the packages, never kept here. */
const VENDOR_FILES = {
  "jquery.min.js": "jquery/dist/jquery.min.js",
  "turbo.js": "@hotwired/turbo",
} as const;

function copyVendorFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of Object.entries(VENDOR_FILES)) {
    const source = fileURLToPath(import.meta.resolve(name));
    // What a page takes by a plain script is not the module that Node would import.
    copyFileSync(source.replace(/esm\.js$/, "umd.js"), path.join(folder, file));
  }
}

/** Writes the pages, put together, into `outDir`, beside copies of the styles, scripts and images. */
export function buildDemo(demoDir: string, outDir: string): void {
  const files = new Map<string, string>();
  for (const file of readdirSync(demoDir, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".html")) continue;
    files.set(file.replaceAll(path.sep, "/"), readFileSync(path.join(demoDir, file), "utf8"));
  }
  const pages = assemblePages(files);
  const shared = SHARED_FOLDERS.map((folder) => path.join(demoDir, folder));
  const isCopied = (file: string) => !file.endsWith(".html") && !shared.includes(file);
  cpSync(demoDir, outDir, { recursive: true, filter: isCopied });
  for (const [file, html] of pages) writeFileSync(path.join(outDir, file), html);
  copyVendorFiles(path.join(outDir, "fixtures", "vendor"));
}
