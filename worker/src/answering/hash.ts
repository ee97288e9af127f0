/** FNV-1a's prime and offset basis for 32 bits (Fowler, Noll, Vo). */
const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;

/** 32 bits, unsigned. The same text and basis give the same hash, everywhere and always. */
export function fnv1a(text: string, basis = FNV_BASIS): number {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
  }
  return hash >>> 0;
}
