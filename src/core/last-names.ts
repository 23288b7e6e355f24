/** Letters and figures alone count, and of them neither case nor accents: what a score report prints may have lost both. */
const collator = new Intl.Collator('und', { sensitivity: 'base', usage: 'search' })

/** Is this one of the person's last names, in whatever script the record has it? */
export function isLastName(typed: string, names: readonly string[]): boolean {
  const letters = lettersOf(typed)
  return (
    letters !== '' && names.some((name) => lettersOf(name) !== '' && collator.compare(letters, lettersOf(name)) === 0)
  )
}

function lettersOf(name: string): string {
  return name.normalize('NFKC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** A name by which misses are counted: the same however it is written. */
export function bareLastName(typed: string): string {
  return typed
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** As registration numbers are compared: equal but for case, spaces and hyphens. */
export function bareRegistrationNumber(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase()
}
