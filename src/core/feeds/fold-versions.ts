/** What one version of a fact says. */
export interface Told {
  readonly candidateId: string
  /** The content as text, the same for the same content. */
  readonly content: string
  /** Of two versions that have a column, the one with the greater `made` says it. */
  readonly made: string
  /**
   * 1: of all columns of its kind; those without a value are left out. 0: of the columns in its content alone, with `''`
   * for those that are empty; of others it says nothing. Versions of before this was noted are of all columns.
   */
  readonly isWhole?: 0 | 1
}

type Columns = Readonly<Record<string, string | number>>

/**
 * What all versions of one fact come to, column by column, as one version of all columns: of each column the value made
 * last. It comes from the version that last changed anything, and is as old as the one made last. The order in which the
 * versions are given does not matter.
 */
export function foldVersions<V extends Told>(versions: readonly V[]): V | undefined {
  const [only] = versions
  if (!only || (versions.length === 1 && says(only))) return only
  const ordered = versions.toSorted(byMade)
  let [source, columns, owner] = [ordered[0]!, {} as Columns, undefined as string | undefined]
  for (const version of ordered) {
    const next = lay(version, columns)
    if (owner === version.candidateId && isSame(next, columns)) continue
    ;[source, columns, owner] = [version, next, version.candidateId]
  }
  return { ...source, content: contentText(columns), made: ordered.at(-1)!.made, isWhole: 1 }
}

/** The columns of a version laid over those of before; empty ones are left out. */
function lay(version: Told, before: Columns): Columns {
  const columns = columnsOf(version)
  const entries = Object.entries(isOfAll(version) ? columns : { ...before, ...columns })
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

/** Whether two versions say the same wherever both say something. */
export function agree(a: Told, b: Told): boolean {
  if (a.candidateId !== b.candidateId) return false
  const [left, right] = [columnsOf(a), columnsOf(b)]
  const has = (version: Told, columns: Columns, name: string) => isOfAll(version) || name in columns
  return Object.keys({ ...left, ...right }).every(
    (name) => !has(a, left, name) || !has(b, right, name) || (left[name] ?? '') === (right[name] ?? ''),
  )
}

/** Whether two versions say the same of the same columns. */
export function areAlike(a: Told, b: Told): boolean {
  return a.content === b.content && a.candidateId === b.candidateId && isOfAll(a) === isOfAll(b)
}

export function contentText(content: Columns): string {
  return JSON.stringify(content, Object.keys(content).sort())
}

function columnsOf({ content }: Told): Columns {
  return JSON.parse(content) as Columns
}

export function byMade(a: Told, b: Told): number {
  return a.made < b.made ? -1 : a.made > b.made ? 1 : 0
}

/** Nothing in it is empty: quotation marks within a value have a backslash before them. */
function says({ content }: Told): boolean {
  return !content.includes(':""')
}

function isOfAll({ isWhole }: Told): boolean {
  return isWhole !== 0
}

function isSame(a: Columns, b: Columns): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
