import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { Particulars } from '../../ui/particulars.tsx'
import { Paragraphs, ReadingPage, ReadingSection } from '../../ui/reading.tsx'

/** On what terms the site may be used. */
export function TermsPage({ frame, program }: { frame: OpenFrame; program: Program }) {
  const { operator, issuer } = program
  return (
    <ReadingPage
      frame={frame}
      title="Terms of use"
      lede="This site shows you your own record in the program. It costs nothing to use."
    >
      <ReadingSection id="who" title="Who runs it">
        <Particulars {...operator} email={operator.supportEmail} />
        <p>The certifications are issued by {issuer.name.replace(/\.$/, '')}.</p>
      </ReadingSection>
      <ReadingSection id="record" title="What it shows">
        <p>
          What you hold is worked out from the facts that the program’s offices have sent, by the program’s rules. A
          fact that is late or mistaken makes the page so too. It is put right when the correction arrives.
        </p>
        <p>
          These terms are about the site. The agreements that you accept for exams and certifications stand on their
          own.
        </p>
      </ReadingSection>
      <ReadingSection id="login" title="Your login">
        <p>
          Your login is for you alone. Keep the password to yourself, and tell support when someone else may know it.
        </p>
      </ReadingSection>
      <ReadingSection id="fair" title="What is not allowed">
        <p>
          Guessing at logins, looking for records of others, and loading the site so that it fails others. Tests of its
          safety are welcome on a copy of your own; what you find goes to the address in{' '}
          <a href={paths.securityTxt}>security.txt</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="changes" title="Changes">
        <p>
          The site may change, pause or end; your record with the program does not depend on it. What holds is what
          stands here today.
        </p>
        <Paragraphs texts={operator.adds?.terms} />
      </ReadingSection>
    </ReadingPage>
  )
}
