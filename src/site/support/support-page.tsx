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
      lede="Open a case, and the answer comes by email. What is asked most stands below it."
    >
      <ReadingSection id="case" title="Open a case">
        <CaseForm {...form} />
      </ReadingSection>
      <ReadingSection id="contact" title="Contact">
        <Particulars {...operator} email={operator.supportEmail} />
        <p>
          Give your {program.candidateId.label}, such as {program.candidateId.example}, and say what you looked at.
          Nobody at support needs your password.
        </p>
        <Paragraphs texts={operator.adds?.support} />
      </ReadingSection>
      <ReadingSection id="sign-in" title="I cannot sign in">
        <p>
          The site asks for your login ID, or the email address that you confirmed for it, and your password. After
          several wrong passwords the site takes no more for up to a quarter of an hour.
        </p>
        <p>
          A forgotten password is set anew as the first one is: <a href={paths.firstTime}>First time login</a> sends a
          link to the address on file.{program.scoreReports ? ' If that address is gone, a score report does it.' : ''}
        </p>
        <p>
          No mail came? Then the address is on no record or on more than one, or three mails went to it today already.
          Open a case and give the registration number of an exam.
        </p>
      </ReadingSection>
      <Questions program={program} on={on} />
      <ReadingSection id="fault" title="A page did not work">
        <p>
          The page then shows a number. Send it to support: it finds what happened. A hole in the site’s safety is for{' '}
          <EmailLink address={operator.securityEmail} />.
        </p>
      </ReadingSection>
      <ReadingSection id="elsewhere" title="Elsewhere">
        <ul>
          {elsewhere.map((link) => (
            <li>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
        <p>
          How everything is done, step by step and with pictures, stands in the <a href={paths.userGuide}>User Guide</a>
          .
        </p>
      </ReadingSection>
    </ReadingPage>
  )
}
