/** Text fit to be set on one line: composed, without what steers terminals, the order of writing or variants of signs. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .trim()
}
