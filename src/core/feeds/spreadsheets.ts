/**
 * A number as spreadsheets and programs round it: `4.30E+08`, `4,3e+8`, `1.0E10`. Without a sign and a fraction it may be
 * a key that only looks like one, such as `12E4`.
 */
const rounded = /^[+-]?\d+(?:[.,]\d+)?E[+-]\d{1,3}$|^[+-]?\d+[.,]\d+E\d{1,3}$/i

const [year, month, day] = ['(?:19|20)\\d{2}', '(?:0?[1-9]|1[0-2])', '(?:0?[1-9]|[12]\\d|3[01])']
const monthName =
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July|August|September|October|November|December)'
const time = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AP]M)?(?:Z|[+-]\\d{2}:?\\d{2})?)?'

/** Dates in the forms that spreadsheets write. Two digits for the year count where slashes or the name of a month give it away. */
export const dateForms: readonly RegExp[] = [
  `${year}([-/.])${month}\\1${day}${time}`,
  `${day}([-/.])${month}\\1${year}${time}`,
  `${month}([-/.])${day}\\1${year}${time}`,
  `(?:${day}/${month}|${month}/${day})/\\d{2}${time}`,
  `${day}\\.?[- ]${monthName}(?:[- ](?:${year}|\\d{2}))?${time}`,
  `${monthName}[- ](?:${day}, ?)?(?:${year}|\\d{2})${time}`,
].map((form) => new RegExp(`^${form}$`))

/** Says what a spreadsheet has made of a key: the end of a sentence that begins with it. */
export function spreadsheetDamage(text: string): string | undefined {
  if (rounded.test(text)) return `is a number that a spreadsheet has rounded. ${remedy}`
  if (dateForms.some((date) => date.test(text)))
    return `is a date, as spreadsheets make them out of other keys. ${remedy}`
  return undefined
}

const remedy = 'Format the column as text and enter the keys as they were.'
