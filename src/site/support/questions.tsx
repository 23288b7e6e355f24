import type { Day } from '../../core/calendar.ts'
import { type Amount, priceOn } from '../../core/kits.ts'
import { formatAmount } from '../../core/money.ts'
import { labelOf } from '../../http/answers/tabs.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { Paragraphs, ReadingSection } from '../../ui/reading.tsx'
import { formatDay } from '../../ui/words.ts'
import { reminderDays } from '../../wording/reminder-days.ts'

/** What people ask most of such a site, in the order in which they ask it, answered by what this one does. */
export function Questions({ program, on }: { program: Program; on: Day }) {
  const fee = priceOn(program.fee?.price, on)
  return (
    <>
      <ReadingSection id="two-records" title="My certifications are on two records">
        <p>
          Sign in to one of them and choose <a href={paths.otherRecord}>I have another record</a>. Or{' '}
          <a href={paths.supportAbout('two-accounts')}>open a case</a> with both {program.candidateId.label}s and the
          registration number of one exam from each. Exams you passed on either record then count, from the day you
          passed them.
        </p>
      </ReadingSection>
      <ReadingSection id="old-address" title="The address on my record belongs to an employer I have left">
        <p>
          Sign in and change it under <a href={paths.contact}>Personal Info, Contact</a>. We send a link to the new
          address. We also tell the old one, which can undo the change for 72 hours.
        </p>
        <p>
          {program.scoreReports && (
            <>
              If you can’t sign in and no longer have the old address, use a score report at{' '}
              <a href={paths.firstTime}>First time login</a>.{' '}
            </>
          )}
          You won’t lose badges or codes: they don’t depend on an address.
        </p>
      </ReadingSection>
      <ReadingSection id="not-connected" title="I logged in and see First time login">
        <p>
          Your account isn’t connected to a record yet. Ask for a link there{' '}
          {program.scoreReports && ', by email or score report,'} and open it in the same browser. Setting the password
          connects the account. If you have a login here, sign in with your password and connect the account under{' '}
          <a href={paths.identification}>Personal Info, Identification</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="lost-account" title="I lost my organisation account">
        <p>
          <a href={paths.signIn}>Sign in</a> with your login ID and password. You won’t lose anything. If you have no
          password, <a href={paths.firstTime}>First time login</a> sends you a link to set one.
        </p>
      </ReadingSection>
      <ReadingSection id="missing" title="I passed, but I don’t see it">
        <p>
          This site shows what the program has sent us. The bottom of each page says until when. Later results are still
          on their way.
        </p>
        <p>
          For something older, follow “Tell support” on <a href={paths.exams}>{labelOf(program, paths.exams)}</a> or{' '}
          <a href={paths.ceActivities}>{labelOf(program, paths.ceActivities)}</a>, and give its date and registration
          number. You’ll see the case on that page until you close it.
        </p>
      </ReadingSection>
      <ReadingSection id="why" title="Why do I have this, or not?">
        <p>
          Open the certification under <a href={paths.certifications}>Certifications</a>. Open a requirement to see what
          counts, where it came from, and what doesn’t count and why. “Show this page as of” shows the same for any
          other day.
        </p>
        <p>Something wrong? Choose “Something is wrong with this record”, and support has it corrected.</p>
      </ReadingSection>
      <ReadingSection id="reminder" title="Will you remind me before something expires?">
        <p>
          Yes, by email: {reminderDays(program)}. Each email says what expires, and the closest ways to renew it with
          what you have so far. You get one email a day at most, and none after a renewal.
        </p>
        <p>
          You choose under <a href={paths.notifications}>Personal Info, Notifications</a>. <a href={paths.home}>Home</a>{' '}
          always shows what expires next and how to renew it, closest first. Dates within 90 days are bold.
        </p>
      </ReadingSection>
      <ReadingSection id="name" title="My name is wrong, or has changed">
        <p>
          Ask for the correction under <a href={paths.name}>Personal Info, Name</a>, with a document that shows the new
          name. New certificates and badges then have that name. Their codes and addresses stay the same.
        </p>
      </ReadingSection>
      <ReadingSection id="renewing" title="Do I lose time or my code if I renew early?">
        <p>
          You keep the code, the badge’s address and the day you first earned it. The program’s rules say when the new
          period begins. The certification’s page shows its history, and how to renew it by when. {carriedOver(program)}
        </p>
      </ReadingSection>
      <ReadingSection id="keep" title="What do I keep if this site closes or I lose my login?">
        <p>
          Everything you’ve downloaded. <a href={paths.digitalBadges}>Badges</a> and PDF certificates are signed, so
          others can check them without this site. Download all your data under{' '}
          <a href={paths.data}>Personal Info, Data</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="employer" title="How does my employer check it?">
        <p>
          With the code or the QR code on the certificate, at <a href={paths.verify}>Verify a certificate</a>. They
          don’t need a login, and see the dates and the status today or on an earlier day. They can also{' '}
          <a href={`${paths.verify}#check-a-file`}>check a file</a>, which stays in their own browser. Or share a{' '}
          <a href={paths.transcripts}>transcript</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="not-sent" title="Why was my transcript not sent to an address?">
        <p>
          An email to that address came back or was reported as spam in the last 30 days. Use another address, or copy
          the public link of your <a href={paths.transcripts}>transcript</a> and send it yourself.
        </p>
      </ReadingSection>
      <ReadingSection id="answering" title="Can I reply to an email from this site?">
        <p>
          Yes. We pass your reply on to support, and only keep when it came. To send a file,{' '}
          <a href={`${paths.support}#case`}>open a case</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="strangers" title="What can strangers see about me?">
        <p>
          Nothing without a code or a link, and nobody can guess a code. A code shows the certification, its dates and
          its status. It shows your name only if you chose Yes in your <a href={paths.settings}>settings</a>. If you
          chose No, it shows nothing. A transcript shows what you chose, until you end it.{' '}
          <a href={paths.whoSawMe}>Who saw me</a> lists each look-up.
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
  if (most > 0) return `You keep at most ${most} leftover points for the next period.`
  if (creditPolicy?.carryOver === 'all') return 'You keep leftover points for the next period.'
  if (creditPolicy?.carryOver) return `You keep at most ${creditPolicy.carryOver} leftover points for the next period.`
  return 'Leftover points don’t count in the next period.'
}
