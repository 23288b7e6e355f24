/** Letters that are another one for whoever types, and that no decomposition makes it: what a score report prints may have lost them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
}

/** What is no letter, and letters by category that only stretch a word or join its letters: Arabic, N’Ko, Samaritan, Vedic. */
const notCounted = /[^\p{L}\p{N}]|[\u0640\u07fa\u0824\u0828\u1cf2\u1cf3\ufe73]/gu

/**
 * A last name by its letters and figures alone, without case and accents, in whatever script. The same for what is compared
 * and what is counted: else each spelling that is taken for the name would have tries of its own.
 */
export function bareLastName(typed: string): string {
  const letters = typed.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll(notCounted, '')
  return Array.from(letters, (letter) => asHiragana(plainLetters[letter] ?? letter)).join('')
}

/** Is this one of the person's last names, in whatever script the record has it? */
export function isLastName(typed: string, names: readonly string[]): boolean {
  const bare = bareLastName(typed)
  return bare !== '' && names.some((name) => bareLastName(name) === bare)
}

function asHiragana(letter: string): string {
  return /^[ァ-ヶ]$/.test(letter) ? String.fromCodePoint(letter.codePointAt(0)! - 0x60) : letter
}

/** As registration numbers are compared: equal but for case, spaces and hyphens. */
export function bareRegistrationNumber(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase()
}
