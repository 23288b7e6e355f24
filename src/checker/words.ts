import { type Grade, gradeOf, ownGrade } from './grade.ts'
import { inOneSentence, things } from './one-sentence.ts'
import type { Checked, Outcome, Verdict } from './result.ts'

export const questionWords: Readonly<Record<Verdict['question'], string>> = {
  unaltered: 'Unaltered',
  signer: 'Signed by its issuer',
  'in-date': 'In date',
  'not-revoked': 'Not revoked or suspended',
  today: 'Status today',
}

export const outcomeWords: Readonly<Record<Outcome, string>> = { yes: 'Yes', no: 'No', unknown: 'Not known' }

/** What stands over everything: for several, how many are good; and whom to ask where that may tell more. */
export function inAll(checked: Checked): string {
  const hosts = checked.asks.map(({ host }) => `“Ask ${host}”`)
  return hosts.length === 0 ? answerTo(checked) : `${answerTo(checked)} To find out more, press ${hosts.join(' or ')}.`
}

function answerTo(checked: Checked): string {
  const { inside, unchecked, verdicts, kind } = checked
  const total = inside.length + unchecked
  const [only] = inside
  if (verdicts.length === 0 && total === 0)
    return checked.unreadable === undefined ? 'There is no credential in it.' : inOneSentence(checked)
  if (verdicts.length === 0 && total === 1 && only) return inAll(only)
  if (verdicts.length === 0) return counted(checked, '')
  if (total === 0) return inOneSentence(checked)
  const own = ownGrade(checked)[0]
  if (gradeOf(checked) === 'good')
    return `${inOneSentence(checked)} So ${total === 1 ? 'is the credential' : `are the ${total} credentials`} in it.`
  if (own !== 'good') return `${inOneSentence(checked)} ${counted(checked, ' credentials in it')}`
  return `${counted(checked, ' credentials in it')} The ${things[kind] ?? 'whole'} itself is signed by its issuer, unchanged, in date and not revoked.`
}

/** Such as `2 of 3 are good; 1 could not be checked.` */
function counted({ inside, unchecked }: Checked, what: string): string {
  const grades = inside.map(gradeOf)
  const total = grades.length + unchecked
  const count = (grade: Grade) => grades.filter((one) => one === grade).length
  const parts = [
    [count('bad'), 'is not good', 'are not good'],
    [count('replaced'), 'is replaced by a newer version', 'are replaced by newer versions'],
    [count('unknown'), 'could not be checked', 'could not be checked'],
    [unchecked, 'wasn’t checked', 'weren’t checked'],
  ] as const
  const [rest, good] = [parts.filter(([some]) => some > 0), count('good')]
  if (total === 1) return `The credential in it ${rest[0]?.[1] ?? 'is good'}.${ofEndedKeys(inside)}`
  const all = total === 2 ? 'Both' : `All ${total}`
  const first =
    good === total ? `${all}${what} are good` : `${good} of ${total}${what} ${good === 1 ? 'is' : 'are'} good`
  const others = rest.map(([some, one, several]) => `${some} ${some === 1 ? one : several}`)
  return `${[first, ...others].join('; ')}.${ofEndedKeys(inside)}`
}

function ofEndedKeys(inside: Checked['inside']): string {
  const ended = inside.filter(({ isKeyEnded }) => isKeyEnded).length
  if (ended === 0) return ''
  return ended === 1
    ? ' The key of 1 was ended: ask its holder to download it again.'
    : ` The keys of ${ended} were ended: ask their holder to download them again.`
}
