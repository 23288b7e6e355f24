// npm run rebuild [-- --url URL --token TOKEN]: makes the holdings of a running site again from the facts.
import { siteFromOptions } from './options.ts'

interface Holding {
  readonly candidateId: string
  readonly certification: string
  readonly since: string
  readonly status: string
}

const { url, token } = siteFromOptions()
let [checked, changed, activities] = [0, 0, 0]
for (let after: string | undefined = ''; after !== undefined;) {
  const address: URL = new URL(`/api/v1/holdings/rebuild?after=${encodeURIComponent(after)}`, url)
  const answer = await fetch(address, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
  if (!answer.ok) {
    console.error(`The site answered ${answer.status}: ${await answer.text()}`)
    process.exit(1)
  }
  const step = (await answer.json()) as {
    checked: number
    gone: Holding[]
    written: Holding[]
    activities: number
    next?: string
  }
  for (const one of step.gone) print('gone', one)
  for (const one of step.written) print('written', one)
  checked += step.checked
  changed += step.gone.length + step.written.length
  activities += step.activities
  after = step.next
}
console.log(`${checked} candidates checked, ${changed} periods and ${activities} activities changed`)

function print(what: string, { candidateId, certification, since, status }: Holding): void {
  console.log(`${candidateId} ${certification} since ${since} (${status}): ${what}`)
}
