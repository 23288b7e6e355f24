import type { Context } from 'hono'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { consentIn, standingAnswers } from '../../../core/answers.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import type { Owner } from '../../../core/open-transcript.ts'
import { stateOfTranscript } from '../../../core/transcript.ts'
import { listAnswers } from '../../../data/people/answers.ts'
import { listCodesOf } from '../../../data/facts/codes.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { listRefusing } from '../../../data/mail/deliveries.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import { countShareMails, listShares } from '../../../data/transcripts/transcript-shares.ts'
import { listViewsOf } from '../../../data/transcripts/transcript-views.ts'
import { findTranscript, transcriptOf } from '../../../data/transcripts/transcripts.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { questionOfConsent } from '../../../http/visitor/look-up-code.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { mailOf } from '../../../mails/template.ts'
import { transcriptMails } from '../../../mails/transcript-mails.ts'
import { writeMail } from '../../../mails/write-mail.tsx'
import { paths } from '../../../paths.ts'
import type { MailPreview, ShareFields } from './by-mail.tsx'
import { daysOfRefusal } from './forms.ts'
import { doneWords, SharingPage } from './sharing-page.tsx'
import { ledeOf, mailMark, nameFor, profilesOf, seenDays } from './view.ts'

/** One of the person's own transcripts, its links, and what sharing it needs: in one trip. Nothing where it is not theirs. */
export async function loadSharing(c: Context<Env>, id: string, recipients: readonly string[] = []) {
  const { database, program, now } = c.var
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  const { viewer, row, person, answers, shares, views, sent, stored, outdated, codes, refusing } = await readAsViewer(
    c,
    (candidateId) => ({
      row: findTranscript(database, candidateId, id),
      person: findPerson(database, candidateId),
      answers: listAnswers(database, candidateId),
      shares: listShares(database, candidateId, id),
      views: listViewsOf(database, candidateId, id, ago(32)),
      sent: countShareMails(database, candidateId, ago(1)),
      ...listOwnHoldings(database, candidateId, rulesOf(program)),
      codes: listCodesOf(database, candidateId),
      refusing: listRefusing(database, recipients, ago(daysOfRefusal)),
    }),
  )
  if (!row || !person) return undefined
  const transcript = transcriptOf(row)
  return {
    viewer,
    transcript,
    person,
    shares,
    views,
    periods: holdingsInForce(program, viewer.candidateId, stored, outdated),
    codes,
    refusing: refusing.map(({ recipient }) => recipient),
    sentToday: sent?.count ?? 0,
    state: stateOfTranscript(transcript, today(c)),
    isClosed: consentIn(standingAnswers(answers), questionOfConsent(c)) === 'no',
    isLocked: Boolean(person.lockedUntil && person.lockedUntil > now.toISOString()),
  }
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadSharing>>>

/** The mail as a recipient gets it, but for the link, which is made when it is sent. */
export function mailPreview(c: Context<Env>, { transcript, person }: Loaded, needsCode: boolean): MailPreview {
  const { program } = c.var
  const address = (path: string) => new URL(path, c.env.BASE_URL).href
  const owner: Omit<Owner, 'contacts'> = person
  const mail = mailOf(transcriptMails['transcript-share'], {
    siteName: program.name,
    candidateIdLabel: program.candidateId.label,
    loginId: '',
    name: nameFor(program, owner, transcript.names),
    data: { share: '', expiresOn: transcript.expiresOn ?? '', needsCode: needsCode ? 'yes' : '' },
    link: `${address(paths.transcript(''))}…`,
    unsubscribe: '',
    addressOf: address,
  })
  const supportAddress = address(paths.support)
  return writeMail(mail, { siteName: program.name, operatorName: program.operator.name, supportAddress })
}

export function show(
  c: Context<Env>,
  loaded: Loaded,
  form: ShareFields = { to: '', withCode: false, error: undefined },
  preview?: MailPreview,
) {
  const { transcript, shares, views, periods, codes, viewer, isClosed } = loaded
  const { program } = c.var
  const { id, description, notes, isDisabled, isOpen } = transcript
  const address = (path: string) => new URL(path, c.env.BASE_URL).href
  const working = shares.filter(({ endedAt }) => endedAt === null).length
  const shown = (
    <SharingPage
      frame={frameOf(c, viewer, paths.transcripts)}
      {...{ id, description, notes, isDisabled, isClosed, form, preview }}
      lede={ledeOf(transcript, working, today(c))}
      done={(Object.keys(doneWords) as (keyof typeof doneWords)[]).find((word) => c.req.query(word) !== undefined)}
      links={shares.map((share) => ({
        ...share,
        needsCode: share.needsCode === 1,
        mail: mailMark(share),
      }))}
      open={{ isOpen, address: address(paths.transcript(id)) }}
      profiles={profilesOf(program, periods, codes, today(c), address)}
      seen={seenDays(views, today(c), program.timeZone)}
    />
  )
  return page(c, shown, form.error ? 422 : 200)
}
