const base = 'http://here.invalid'
const longest = 2000

/** A path of this site to go on to, or the fallback: never another site, however it is written. */
export function localPath(text: string | undefined, fallback: string): string {
  if (!text || text.length > longest || /[\\\s\p{Cc}\p{Cf}]/u.test(text)) return fallback
  const url = text.startsWith('/') && URL.canParse(text, base) ? new URL(text, base) : undefined
  // A server between us and the browser may decode these, and then the path is another one.
  if (url?.origin !== base || /%(?:2f|5c|[01][\da-f]|7f)/i.test(url.pathname)) return fallback
  // Resolving removes dots: `/.//host` is now `//host`, which the browser would resolve once more, to another site.
  return url.pathname.startsWith('//') ? fallback : url.pathname + url.search
}
