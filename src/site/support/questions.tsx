import type { Day } from '../../core/calendar.ts'
import { type Amount, priceOn } from '../../core/kits.ts'
import { formatAmount } from '../../core/money.ts'
import { labelOf } from '../../http/answers/tabs.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { Paragraphs, ReadingSection } from '../../ui/reading.tsx'
import { formatDay } from '../../ui/words.ts'

/** What people ask most of such a site, in the order in which they ask it, answered by what this one does. */
export function Questions({ program, on }: { program: Program; on: Day }) {
  const fee = priceOn(program.fee?.price, on)
  return (
    <>
      <ReadingSection id="two-records" title="My certifications are split over two records">
        <p>
          Support joins them: <a href={paths.supportAbout('two-accounts')}>open a case</a> with both{' '}
          {program.candidateId.label}s and the registration number of one exam from each. What was passed under either
          counts from then on, on its own day.
        </p>
      </ReadingSection>
      <ReadingSection id="old-address" title="The address on my record belongs to an employer I have left">
        <p>
          Sign in and change it under <a href={paths.contact}>Personal Info, Contact</a>. The new address has to be
          confirmed; the old one is told, and can take the change back for 72 hours.
        </p>
        <p>
          {program.scoreReports && (
            <>
              If you cannot sign in and the old address is gone, use a score report at{' '}
              <a href={paths.firstTime}>First time login</a>.{' '}
            </>
          )}
          Badges and codes do not hang on an address: none is lost.
        </p>
      </ReadingSection>
      <ReadingSection id="not-connected" title="I logged in and see First time login">
        <p>
          Your account is not connected to a record yet. Ask for a link there
          {program.scoreReports && ', in one of the two ways,'} and open it in the same browser: setting the password
          connects it. If you have a login here, sign in with your password and connect the account under{' '}
          <a href={paths.identification}>Personal Info, Identification</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="lost-account" title="I lost my organisation account">
        <p>
          <a href={paths.signIn}>Sign in</a> with your login ID and password; nothing is lost. If you have no password,{' '}
          <a href={paths.firstTime}>First time login</a> sends a link that sets one.
        </p>
      </ReadingSection>
      <ReadingSection id="missing" title="I passed, and nothing shows">
        <p>
          This site shows what the program’s offices have sent. The foot of each of your pages says up to which moment
          facts have been received; what happened after it is still on its way.
        </p>
        <p>
          For something older, follow “Tell support” on <a href={paths.exams}>{labelOf(program, paths.exams)}</a> or{' '}
          <a href={paths.ceActivities}>{labelOf(program, paths.ceActivities)}</a>, and give its day and registration
          number. The case stands there until it is settled.
        </p>
      </ReadingSection>
      <ReadingSection id="why" title="Why do I have this, or not?">
        <p>
          Open the certification under <a href={paths.certifications}>Certifications</a>. Each line of its tree opens to
          the facts that count, where they came from, and what does not count and why. “Show this page as of” says the
          same for any other day.
        </p>
        <p>
          A fact that is wrong is corrected where it was made. “Something is wrong with this record” tells support which
          one you mean.
        </p>
      </ReadingSection>
      <ReadingSection id="reminder" title="Am I reminded before something expires?">
        <p>
          Not by mail yet. <a href={paths.home}>Home</a> begins with the next day on which something ends and with what
          would renew it, nearest first. A date within 90 days is set in bold wherever it stands.
        </p>
      </ReadingSection>
      <ReadingSection id="name" title="My name is wrong, or has changed">
        <p>
          Ask for the correction under <a href={paths.name}>Personal Info, Name</a>, with a document where one is asked
          for. Certificates and badges made after it have the new name; their codes and addresses stay the same.
        </p>
      </ReadingSection>
      <ReadingSection id="renewing" title="Do I lose time or my code when I renew early?">
        <p>
          The code, the badge’s address and the day you first earned it stay. When the new period begins is a rule of
          the program; the certification’s page shows its history of periods, and what renews it by when.{' '}
          {carriedOver(program)}
        </p>
      </ReadingSection>
      <ReadingSection id="keep" title="What is left to me if this site or my login goes?">
        <p>
          What you have downloaded. A <a href={paths.digitalBadges}>badge</a>, and the PDF certificate with the badge in
          it, carry a signature that can be checked without this site’s word. Under{' '}
          <a href={paths.data}>Personal Info, Data</a> is everything that is known of you, as one file.
        </p>
      </ReadingSection>
      <ReadingSection id="employer" title="How does my employer check it?">
        <p>
          By the code on the certificate or its QR code, at <a href={paths.verify}>Verify a certificate</a>: no login,
          with the days and the status of today or of an earlier day. Under{' '}
          <a href={`${paths.verify}#check-a-file`}>Check a file</a> a file can be checked too; it does not leave the
          reader’s browser. Or you share a <a href={paths.transcripts}>transcript</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="not-sent" title="Why was my transcript not sent to an address?">
        <p>
          Mail to it came back or was not wanted within the last 30 days, so the site does not write to it for you. Give
          another address, or copy the open link of the <a href={paths.transcripts}>transcript</a> and send it yourself.
        </p>
      </ReadingSection>
      <ReadingSection id="answering" title="May I answer a mail from the site?">
        <p>
          Yes. Your answer goes on to support; the site keeps only when it came. To send a file, or where no mail is at
          hand, <a href={`${paths.support}#case`}>open a case</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="strangers" title="What can strangers see of me?">
        <p>
          Nothing without a code or a link, and codes cannot be guessed. With a code: certification, days and status;
          your name only if you have said Yes under <a href={paths.settings}>Settings</a>; after a No, nothing. A
          transcript shows what you chose until you end it. <a href={paths.whoSawMe}>Who saw me</a> says when you were
          looked up.
        </p>
      </ReadingSection>
      {fee && <FeeQuestion price={fee} href={program.fee?.href} certifications={program.certifications} />}
      {program.faq?.map(({ id, title, text }) => (
        <ReadingSection id={id} title={title}>
          <Paragraphs texts={text} />
        </ReadingSection>
      ))}
    </>
  )
}

interface FeeProps extends Pick<Program, 'certifications'> {
  readonly price: Amount
  readonly href: string | undefined
}

function FeeQuestion({ price, href, certifications }: FeeProps) {
  const dueBy = certifications.find(({ cycle }) => cycle?.feeDueBy)?.cycle?.feeDueBy
  return (
    <ReadingSection id="fee" title="What is the yearly fee?">
      <p>
        {formatAmount(price)} for all your certifications together.{' '}
        {dueBy && `Pay the fee of a year by ${formatDay(`2000-${dueBy}`).slice('2000-'.length)} of that year. `}
        If you pay late, your certifications are suspended until the day you pay.
      </p>
      {href && (
        <p>
          <a href={href}>Pay the yearly fee</a>
        </p>
      )}
    </ReadingSection>
  )
}

/** What is left over at a renewal: of programs with cycles, by the one that carries most. */
function carriedOver({ certifications, creditPolicy }: Program): string {
  const most = Math.max(0, ...certifications.map(({ cycle }) => cycle?.carryOver ?? 0))
  if (most > 0) return `At most ${most} points are carried over into the next period.`
  if (creditPolicy?.carryOver === 'all') return 'Points that are left over are carried over into the next period.'
  if (creditPolicy?.carryOver) return `At most ${creditPolicy.carryOver} points are carried over into the next period.`
  return 'Points are not carried over into the next period.'
}
