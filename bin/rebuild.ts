// npm run rebuild [-- accept ID SEEN] [-- --url URL --token TOKEN]: works out the certifications of a running site
// again from the facts, or accepts what people lose under changed rules.
import { call } from './call.ts'
import { siteFromOptions } from './options.ts'

interface Holding {
  readonly candidateId: string
  readonly certification: string
  readonly since: string
  readonly status: string
}

interface Step {
  readonly checked: number
  readonly gone: readonly Holding[]
  readonly written: readonly Holding[]
  readonly activities: number
  readonly next?: string
}

interface Progress {
  readonly rebuild: {
    readonly id: number
    readonly records: number
    readonly upToDate: number
    readonly state: string
    readonly waiting: {
      readonly people: number
      readonly seen: number
      readonly badges: number
      readonly kits: number
      readonly certifications: Readonly<Record<string, Readonly<Record<string, number>>>>
    }
  } | null
}

const { files, ...site } = siteFromOptions()
const [deed, ...numbers] = files

if (deed === undefined) await rebuild()
else if (deed === 'accept' && numbers.length === 2 && numbers.every((one) => /^\d+$/.test(one)))
  await accept(Number(numbers[0]), Number(numbers[1]))
else {
  console.error('npm run rebuild [-- accept ID SEEN]')
  process.exit(2)
}

async function rebuild(): Promise<void> {
  let [checked, changed, activities] = [0, 0, 0]
  for (let after: string | undefined = ''; after !== undefined;) {
    const path = `/api/v1/holdings/rebuild?after=${encodeURIComponent(after)}`
    const step: Step = await call<Step>(site, path, undefined, 'POST')
    for (const one of step.gone) print('gone', one)
    for (const one of step.written) print('written', one)
    checked += step.checked
    changed += step.gone.length + step.written.length
    activities += step.activities
    after = step.next
  }
  console.log(`${checked} candidates checked, ${changed} periods and ${activities} activities changed`)
  await tell()
}

/** The same counts as in the office. */
async function tell(): Promise<void> {
  const { rebuild: found } = await call<Progress>(site, '/api/v1/holdings/rebuild')
  if (!found || found.waiting.people === 0) return
  const { people, badges, kits, certifications, seen } = found.waiting
  console.log(
    `${people} of them would lose something under the new rules. They keep what they have until you accept it:`,
  )
  for (const [certification, counts] of Object.entries(certifications))
    console.log(
      `  ${certification}: ${Object.entries(counts)
        .map(([sort, count]) => `${count} ${sort}`)
        .join(', ')}`,
    )
  console.log(`  ${badges} badges would be revoked for good, ${kits} kits held back`)
  console.log(
    found.state === 'waiting'
      ? `See /office/rules, or accept: npm run rebuild -- accept ${found.id} ${seen}`
      : 'The site is still checking records, or applying what was accepted. See /office/rules',
  )
}

async function accept(id: number, seen: number): Promise<void> {
  await call(site, '/api/v1/holdings/rebuild/accept', { id, seen })
  console.log('Accepted. The site applies it within minutes')
}

function print(what: string, { candidateId, certification, since, status }: Holding): void {
  console.log(`${candidateId} ${certification} since ${since} (${status}): ${what}`)
}
