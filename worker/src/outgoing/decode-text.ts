/** HTML says that the declaration stands within the first of these. */
const DECLARATION_BYTES = 2_048;
const FALLBACK = "windows-1252";

/**
 * The text of a page: by its byte order mark, the header, its own declaration, or what it looks like.
 * A charset that nobody knows does not keep the page from being read.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): string {
  const label = markOf(bytes) ?? charsetIn(contentType) ?? declaredIn(bytes);
  return (label ? decodeAs(label, bytes) : null) ?? decodeUnlabelled(bytes);
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return null;
}

function charsetIn(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const found =
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})|encoding=["']([\w-]{1,40})["']/i.exec(
      head,
    );
  const label = found?.[1] ?? found?.[2] ?? null;
  // A declaration that can be read as ASCII is not in UTF-16, whatever it says.
  return label && /^utf-?16/i.test(label) ? "utf-8" : label;
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUnlabelled(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return decodeAs(FALLBACK, bytes) ?? new TextDecoder().decode(bytes);
  }
}
