import { call } from './call.ts'

type Site = Parameters<typeof call>[0]

interface Row {
  readonly candidateId: string
  readonly says: Readonly<Record<string, string | number>>
  readonly file: string
  readonly line: number
}

interface Held extends Row {
  readonly import: string
  readonly kind: string
  readonly key: readonly string[]
  readonly others: readonly (Row & { readonly state: 'counts' | 'held' })[]
}

interface Page {
  readonly held: readonly Held[]
  readonly next?: string
}

const usage = 'npm run import -- held [take IMPORT LINE… | leave IMPORT LINE…]'

/** Lists the rows that wait for a yes, or answers some of a file; gives the code to end with. */
export async function held(site: Site, [deed, id, ...lines]: readonly string[]): Promise<number> {
  if (deed === undefined) return list(site)
  const numbers = lines.map(Number)
  if (!['take', 'leave'].includes(deed) || !id || lines.length === 0 || !numbers.every(Number.isInteger)) {
    console.error(usage)
    return 2
  }
  const body = { lines: numbers, take: deed === 'take' }
  const { answered } = await call<{ answered: number }>(site, `/api/v1/imports/${encodeURIComponent(id)}/held`, body)
  console.log(`${answered} rows ${deed === 'take' ? 'taken in' : 'left out for good'}`)
  return 0
}

async function list(site: Site): Promise<number> {
  let count = 0
  for (let path: string | undefined = '/api/v1/imports/held'; path;) {
    const page: Page = await call<Page>(site, path)
    for (const row of page.held) print(row)
    count += page.held.length
    path = page.next
  }
  console.log(`${count} rows wait for a yes, since they would give something to another person`)
  if (count > 0) console.log(`Take them in, or leave them out for good: ${usage}`)
  return 0
}

function print(row: Held): void {
  console.log(`${row.import} line ${row.line}: ${row.kind} ${row.key.join(' ')}`)
  console.log(`  for ${told(row)}`)
  for (const other of row.others)
    console.log(`  ${other.state === 'counts' ? 'now of' : 'waits too, for'} ${told(other)}`)
}

function told({ candidateId, says, file, line }: Row): string {
  return `${candidateId}: ${Object.values(says).join(', ')} (${file}, line ${line})`
}
