const IPV4_PART = /^(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;
const MASK = /^\d{1,3}$/;

/** The lines of a list that are neither an IP address nor a range of them; empty lines are none. */
export function wrongAddresses(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "" && !isRange(line));
}

function isRange(text: string): boolean {
  const [address = "", mask, ...more] = text.split("/");
  const bits = addressBits(address);
  if (bits === null || more.length > 0) return false;
  return mask === undefined || (MASK.test(mask) && Number(mask) <= bits);
}

function addressBits(text: string): 32 | 128 | null {
  const parts = text.split(".");
  if (parts.length === 4 && parts.every((part) => IPV4_PART.test(part))) return 32;
  // The browser's own reading of an address knows every way to write one.
  return /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`) ? 128 : null;
}
