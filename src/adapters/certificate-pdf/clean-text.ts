/** Text fit to be set on one line: composed, without what steers terminals, readers or the order of writing. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .trim()
}
