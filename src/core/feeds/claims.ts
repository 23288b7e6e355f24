import { type Aliases, none, personOf } from './aliases.ts'
import { areAlike } from './fold-versions.ts'
import { type HeldVersion, type IncomingRow, type Version, versionOf } from './version.ts'

/** A key in a file: `file\nkey`. */
export type Claim = string

/** The file of a row, by when it was made: all but its line. */
function fileOf(made: string): string {
  return made.includes('/') ? made.slice(0, made.lastIndexOf('/')) : made
}

export function claimOf({ key, made }: { readonly key: string; readonly made: string }): Claim {
  return `${fileOf(made)}\n${key}`
}

/** The keys that one file gives to several people: by these rows, and by those of it that were read before. Ids of one person are one. */
export function claimedBySeveral(
  rows: readonly IncomingRow[],
  known: readonly Version[],
  held: readonly HeldVersion[],
  aliases: Aliases = none,
): ReadonlySet<Claim> {
  const refusals = held.filter(({ answer }) => answer === 'no')
  const isRefused = (version: Version) => refusals.some((one) => one.key === version.key && areAlike(one, version))
  const owners = new Map<Claim, string>()
  const several = new Set<Claim>()
  const note = (claim: Claim, named: string) => {
    const candidateId = personOf(aliases, named)
    const owner = owners.get(claim)
    if (owner === undefined) owners.set(claim, candidateId)
    else if (owner !== candidateId) several.add(claim)
  }
  const files = new Set(rows.map(({ made }) => fileOf(made)))
  for (const version of [...known, ...held])
    if (files.has(fileOf(version.made)) && version.candidateId !== '' && !isRefused(version))
      note(claimOf(version), version.candidateId)
  for (const { fact, made } of rows)
    if (fact.candidateId !== '' && (refusals.length === 0 || !isRefused(versionOf(fact, made))))
      note(claimOf({ key: fact.key, made }), fact.candidateId)
  return several
}
