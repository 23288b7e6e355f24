import type { Day } from '../../core/calendar.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { CaseForm, type CaseFormProps } from './case-form.tsx'
import { EmailLink, Particulars } from '../../ui/particulars.tsx'
import { Paragraphs, ReadingPage, ReadingSection } from '../../ui/reading.tsx'
import { Questions } from './questions.tsx'

interface SupportPageProps {
  readonly frame: OpenFrame
  readonly program: Program
  readonly on: Day
  readonly form: CaseFormProps
}

/** How to reach whoever runs the site, and what is asked most. */
export function SupportPage({ frame, program, on, form }: SupportPageProps) {
  const { operator, links } = program
  const elsewhere = [links.continuingEducation, links.recertification, links.verification].filter(
    (link) => link !== undefined,
  )
  return (
    <ReadingPage
      frame={frame}
      title="Support/FAQs"
      lede="Open a case and we’ll answer by email. Common questions are answered below."
    >
      <ReadingSection id="case" title="Open a case">
        <CaseForm {...form} />
      </ReadingSection>
      <ReadingSection id="contact" title="Contact">
        <Particulars {...operator} email={operator.supportEmail} />
        <p>
          Give your {program.candidateId.label}, such as {program.candidateId.example}, and say which page it’s about.
          Support never needs your password.
        </p>
        <Paragraphs texts={operator.adds?.support} />
      </ReadingSection>
      <ReadingSection id="sign-in" title="I can’t sign in">
        <p>
          Enter your login ID, or the email address you confirmed, and your password. After several wrong passwords, you
          have to wait up to 15 minutes.
        </p>
        <p>
          Forgot your password? <a href={paths.firstTime}>First time login</a> sends a link to the address on file.{' '}
          {program.scoreReports ? ' If you no longer have that address, use a score report.' : ''}
        </p>
        <p>
          No email? Check your spam folder and the spelling of the address. We may not have a record for that address,
          or we’ve already sent it 3 emails today. If more than one record has the address, our email says so. Still no
          email? Open a case and give the registration number of an exam.
        </p>
      </ReadingSection>
      <Questions program={program} on={on} />
      <ReadingSection id="fault" title="A page didn’t work">
        <p>
          The page shows a number. Send it to support, so that we can find out what happened. Report a security problem
          to <EmailLink address={operator.securityEmail} />.
        </p>
      </ReadingSection>
      <ReadingSection id="elsewhere" title="More links">
        <ul>
          {elsewhere.map((link) => (
            <li>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
        <p>
          The <a href={paths.userGuide}>User Guide</a> explains everything step by step, with pictures.
        </p>
      </ReadingSection>
    </ReadingPage>
  )
}
