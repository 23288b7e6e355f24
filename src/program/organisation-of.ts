import type { Program } from './program.ts'

/** What goes before "account" where one of the organisation's is spoken of. */
export function organisationOf({ issuer }: Pick<Program, 'issuer'>): string {
  return issuer.accounts ?? issuer.shortName
}
