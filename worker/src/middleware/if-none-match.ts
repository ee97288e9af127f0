/**
 * Whether the caller holds what `etag` names already (RFC 9110 §13.1.2). Compared weakly: a proxy
 * that compresses an answer marks its tag as weak.
 */
export function isNotModified(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag) return true;
  return ifNoneMatch.split(",").some((held) => {
    const tag = held.trim();
    return tag === "*" || tag.replace(/^W\//, "") === etag;
  });
}
