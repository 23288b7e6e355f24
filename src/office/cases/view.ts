import { countryName } from '../../adapters/countries.ts'
import { type AskedName, askedNameIn } from '../../core/cases.ts'
import { type Role, rolesAmong } from '../../core/colleagues.ts'
import type { FileType } from '../../core/file-types.ts'
import { fullName } from '../../core/person-name.ts'
import type { StaffMessage, StaffNote } from '../../data/cases/threads.ts'
import type { ListedCase, WholeCase } from '../../data/office/cases.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { ThreadFile, ThreadPart } from '../../ui/case-thread.tsx'
import { fileWords } from '../../wording/case-files.ts'
import { type Ask, asks } from './asks.ts'

const mostOfBeginning = 110

export const stateWords = { open: 'Open', waiting: 'Waiting for the person', closed: 'Closed' } as const

export function topicName({ supportTopics }: Program, code: string): string {
  return supportTopics.find((topic) => topic.code === code)?.name ?? code
}

type Named = Pick<WholeCase, 'firstName' | 'lastName' | 'candidateId' | 'replyTo'>

/** Who wrote: by name where they have a record. */
function nameOf({ familyNameFirst }: Program, { firstName, lastName, candidateId, replyTo }: Named): string {
  const name = lastName === null ? '' : fullName({ first: firstName ?? '', last: lastName }, familyNameFirst)
  return name || (candidateId ?? replyTo)
}

export function listedView(program: Program, found: ListedCase) {
  const { reference, topic, about, state, createdAt, since, beginning, candidateId, colleague } = found
  return {
    reference,
    topic: topicName(program, topic),
    about,
    state,
    openedAt: createdAt,
    since,
    beginning: beginningOf(beginning),
    from: nameOf(program, found),
    candidateId,
    assignee: colleague,
  }
}

/** The first words of a message, on one line. */
function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > mostOfBeginning ? `${Array.from(line).slice(0, mostOfBeginning).join('')}…` : line
}

export type CaseRowView = ReturnType<typeof listedView>

/** Everything that was said in a case, and what staff noted, in its order. */
export function partsOf(
  program: Program,
  found: WholeCase,
  thread: readonly StaffMessage[],
  notes: readonly StaffNote[],
): readonly ThreadPart[] {
  const { reference, candidateId, message, createdAt, fileName, fileType } = found
  const person = nameOf(program, found)
  const first: ThreadPart = {
    id: 'first',
    who: person,
    how: candidateId ? 'on the site, signed in' : 'on the site, not signed in',
    at: createdAt,
    text: message,
    files: fileName ? [fileView(reference, 'first', fileName, (fileType ?? 'application/pdf') as FileType)] : [],
  }
  const said = thread.map((one): ThreadPart => ({
    id: one.id,
    ...spoken(one, person),
    at: one.at,
    text: one.text,
    files: one.files.map(({ name, type, size }, at) => fileView(reference, `${one.id}-${at}`, name, type, size)),
    ...(one.writtenBy === 'site' && { look: 'site' }),
  }))
  const noted = notes.map(({ id, at, text, colleague }): ThreadPart => ({
    id,
    who: colleague ?? 'A colleague',
    how: 'note, only staff see this',
    at,
    text,
    files: [],
    look: 'note',
  }))
  return [first, ...[...said, ...noted].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))]
}

function spoken({ writtenBy, colleague, mailId, sender, ...mail }: StaffMessage, person: string) {
  if (writtenBy === 'site') return { who: 'This site', how: 'added automatically' }
  if (writtenBy === 'staff') return { who: colleague ?? 'A colleague', how: mailWords(mail) }
  if (mailId === null) return { who: person, how: 'on the site, signed in' }
  return { who: person, how: sender ? `by email from another address, ${sender}` : 'by email' }
}

function mailWords({ mailState, mailFailedAt }: Pick<StaffMessage, 'mailState' | 'mailFailedAt'>): string {
  if (mailFailedAt) return 'by email, could not be delivered'
  if (mailState === 'given-up') return 'by email, could not be sent'
  return mailState === 'waiting' ? 'by email, sending' : 'by email'
}

function fileView(reference: string, id: string, name: string, type: FileType, size?: number): ThreadFile {
  return {
    name,
    words: fileWords(type, size),
    href: paths.officeCaseTo(reference, `files/${id}`),
    isPicture: type !== 'application/pdf',
  }
}

/** A case as its page and its JSON have it. */
export function caseView(program: Program, found: WholeCase, roles: readonly Role[]) {
  const { reference, topic, about, state, createdAt, since, closedAt, candidateId, replyTo, assignee, version } = found
  const email = found.provedEmail ?? found.email
  const ask = asks[topic]
  return {
    reference,
    topic: topicName(program, topic),
    about,
    state,
    openedAt: createdAt,
    since: since || createdAt,
    closedAt,
    replyTo,
    /** Somebody signed in may give any address; an answer there is seen by whoever reads it. */
    isAddressOnFile: candidateId !== null && email?.toLowerCase() === replyTo.toLowerCase(),
    from: nameOf(program, found),
    person:
      candidateId === null
        ? null
        : {
            candidateId,
            email: email ?? '',
            country: found.country ? countryName(found.country) : '',
            hasLogin: found.loginId !== null,
            href: paths.officePerson(candidateId),
          },
    ask: ask && candidateId ? askView(ask, candidateId, found, roles) : null,
    assignee: assignee === null ? null : { id: assignee, name: found.colleague ?? 'A colleague' },
    version,
    next: found.next,
  }
}

function askView(ask: Ask, candidateId: string, found: WholeCase, roles: readonly Role[]) {
  const { words, link, href, roles: whose } = ask
  const asked = askedNameIn(found)
  return {
    words,
    link,
    href: href({ candidateId, reference: found.reference, lastName: found.lastName ?? '' }),
    /** Who can do it, where this colleague can’t. */
    others: whose.some((role) => roles.includes(role)) ? [] : whose,
    /** A name that can be approved as it was asked for. */
    asked: asked ? { name: asked, isOnRecord: isOnRecord(asked, found) } : null,
  }
}

function isOnRecord(asked: AskedName, found: WholeCase): boolean {
  return (
    asked.first_name === found.firstName &&
    asked.last_name === found.lastName &&
    asked.localized_first_name === found.localizedFirstName &&
    asked.localized_last_name === found.localizedLastName
  )
}

export type CaseView = ReturnType<typeof caseView>

const answering: readonly Role[] = ['helpdesk', 'records', 'owner']

/** Those who may be given a case. */
export function answerersAmong(colleagues: readonly { id: string; name: string; roles: string | null }[]) {
  return colleagues
    .filter(({ roles }) => rolesAmong(roles?.split(' ') ?? []).some((role) => answering.includes(role)))
    .map(({ id, name }) => ({ id, name }))
}
