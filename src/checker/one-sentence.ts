import { writtenDay } from '../core/calendar.ts'
import { nameInWords } from './asking.ts'
import { ownGrade } from './grade.ts'
import { type Checked, type Finding, notSigned, type Outcome, type StateToday, type Verdict } from './result.ts'

type Question = Verdict['question']

export const things: Readonly<Record<string, string>> = {
  'Open Badge': 'badge',
  'Learner record (CLR)': 'learner record',
}

/** What a file carries was judged, and not the file: pages and pictures around it can say anything. */
function carried({ kind, place }: Checked): string | undefined {
  return place ? `the ${things[kind] ?? 'credential'} ${place}` : undefined
}

/** Its own verdicts in a sentence or two: what it comes to, and what to do. Those within it do not count. */
export function inOneSentence(checked: Checked): string {
  const { verdicts, isKeyEnded, today, unreadable } = checked
  if (unreadable !== undefined) return `Not checked: ${lowered(unreadable)}`
  if (isKeyEnded) return ofEndedKey(checked)
  const grade = ownGrade(checked)[0]
  const erased = today?.isErased ? ' The holder’s name was erased from this site’s records.' : ''
  if (today && grade !== 'good' && hasStateOfItsOwn(today, verdicts)) return ofState(checked, today) + erased
  if (grade === 'good') return ofGood(checked) + erased
  return grade === 'bad' ? ofBad(checked) : ofUnknown(checked) + erased
}

/** What the site says decides only where nothing worse was found. */
function hasStateOfItsOwn({ state }: StateToday, verdicts: Checked['verdicts']): boolean {
  const isForged = verdicts.some(
    ({ question, outcome }) => outcome === 'no' && (question === 'unaltered' || question === 'signer'),
  )
  return !isForged && state !== 'active' && state !== 'unknown'
}

function ofState(checked: Checked, { state, end }: StateToday): string {
  const what = carried(checked) ?? `this ${things[checked.kind] ?? 'credential'}`
  const day = end === null ? '' : ` on ${writtenDay(end)}`
  const until = end === null ? 'without an end' : `until ${writtenDay(end)}`
  const sentences: Partial<Record<StateToday['state'], string>> = {
    suspended: `Suspended: ${what} isn’t valid until the suspension ends.`,
    revoked: `Revoked: this site has revoked ${what}. That can’t be undone.`,
    withdrawn: `Withdrawn: ${what} doesn’t count any more, because its evidence was taken back.`,
    shortened: `Ended earlier: ${what} ended${day}, earlier than it says.`,
    expired: `Expired: ${what} isn’t valid any more. It ended${day}.`,
    ended: `Ended: the transcript behind ${what} isn’t shared any more. Ask its holder for a new one.`,
    replaced: `Replaced by a newer version: ${what} says another end than this site. The certification is active ${until}. Ask its holder to download it again.`,
  }
  return sentences[state] ?? ''
}

function ofGood(checked: Checked): string {
  const what = carried(checked)
  const sentence = `${what ? `${raised(what)} is good` : 'Good'}: issued by ${issuerOf(checked)}, unchanged, in date and not revoked.`
  return checked.ownHost ? sentence : `${sentence} Only you can tell whether that issuer is the one you expect.`
}

/** A `did:web` by its host alone, where it has it whole. */
function issuerOf({ facts, ownHost }: Checked): string {
  if (ownHost) return `this site (${ownHost})`
  const [, id = 'nobody'] = facts.find(([term]) => term === 'Issuer') ?? []
  return /^did:web:([\w.-]+)$/.exec(id)?.[1] ?? nameInWords(id)
}

function ofBad(checked: Checked): string {
  const what = carried(checked)
  const reasons = badReasons(checked)
  const act = isForged(checked) ? ' Don’t rely on it. Ask its holder for the file as it came from the issuer.' : ''
  return `${what ? `${raised(what)} isn’t good` : 'Not good'}: ${reasons.join(', and ')}.${act}`
}

function isForged({ verdicts }: Checked): boolean {
  return verdicts.some(
    ({ question, outcome }) => outcome === 'no' && (question === 'unaltered' || question === 'signer'),
  )
}

function badReasons({ verdicts }: Checked): string[] {
  const fixed: Partial<Record<Question, string>> = {
    unaltered: 'it was changed after it was signed',
    signer: 'the issuer that it names didn’t sign it',
  }
  const bad = verdicts.filter(({ question, outcome }) => outcome === 'no' && question !== 'today')
  return bad.map(({ question, reason }) => fixed[question] ?? lowered(reason).replace(/\.$/, '').replaceAll('. ', ', '))
}

const known: Readonly<Record<Question, string>> = {
  unaltered: 'it hasn’t been changed since it was signed',
  signer: 'it was signed by its issuer',
  'in-date': 'it’s in date',
  'not-revoked': 'it isn’t on a list of what was revoked',
  today: 'this site says that it’s active',
}

const open: Readonly<Record<Question, string>> = {
  unaltered: 'whether it was changed',
  signer: 'who signed it',
  'in-date': 'whether it’s in date',
  'not-revoked': 'whether it was revoked',
  today: 'its status today',
}

/** What is open, and what is not: never more than the rows say. */
function ofUnknown(checked: Checked): string {
  const { verdicts } = checked
  const what = carried(checked)
  const of = (outcome: Outcome, words: typeof known) =>
    verdicts
      .filter((one) => one.outcome === outcome)
      .map(({ question }) =>
        outcome === 'yes' && question === 'signer' ? `it was signed by ${issuerOf(checked)}` : words[question],
      )
  const [yes, unknown] = [of('yes', known), of('unknown', open)]
  const about = what ? ` about ${what}` : ''
  if (isUnsigned(verdicts)) return `Not known${about}: it isn’t signed, so anyone may have written it.`
  const first = `Not known${about}: ${listed(unknown)}.`
  // What may have been changed says nothing.
  const isUnaltered = verdicts.some(({ question, outcome }) => question === 'unaltered' && outcome === 'yes')
  return isUnaltered ? `${first} What is known: ${listed(yes)}.` : `${first} That alone says nothing about the person.`
}

function isUnsigned(verdicts: readonly Finding[]): boolean {
  return verdicts.some(({ reason }) => reason === notSigned)
}

function ofEndedKey(checked: Checked): string {
  const what = carried(checked) ?? 'this'
  const wrong = badReasons(checked)
  return [
    `Not known: this key was ended. Someone else may have made ${what}, with any date on it.`,
    ...(wrong.length > 0 ? [`Also, ${wrong.join(', and ')}.`] : []),
    'Ask the holder to download it again.',
  ].join(' ')
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function raised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Within a sentence; a name that begins with capitals stays as it is. */
function lowered(text: string): string {
  return /^[A-Z][a-z’]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
