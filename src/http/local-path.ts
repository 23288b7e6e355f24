/** A path of this site to go on to, or the fallback: never somebody else's site. */
export function localPath(text: string | undefined, fallback: string): string {
  if (!text || !text.startsWith('/') || /[\\\s\p{Cc}]/u.test(text)) return fallback
  const base = 'http://here.invalid'
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined
  return url?.origin === base ? url.pathname + url.search : fallback
}
