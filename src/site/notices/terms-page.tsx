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
      lede="This site shows you your own record in the program. It’s free to use."
    >
      <ReadingSection id="who" title="Who runs it">
        <Particulars {...operator} email={operator.supportEmail} />
        <p>The certifications are issued by {issuer.name.replace(/\.$/, '')}.</p>
      </ReadingSection>
      <ReadingSection id="record" title="What it shows">
        <p>
          We work out what you hold from the records the program sends us, by the program’s rules. If a record is late
          or wrong, the page is too, until the correction arrives.
        </p>
        <p>
          These terms are about this site. They don’t change the agreements you accept for exams and certifications.
        </p>
      </ReadingSection>
      <ReadingSection id="login" title="Your login">
        <p>
          Only you may use your login. Keep your password to yourself, and tell support if someone else may know it.
        </p>
      </ReadingSection>
      <ReadingSection id="fair" title="What is not allowed">
        <p>
          Don’t guess logins, look for other people’s records, or overload the site. You’re welcome to test the security
          of your own copy. Report what you find to the address in <a href={paths.securityTxt}>security.txt</a>.
        </p>
      </ReadingSection>
      <ReadingSection id="changes" title="Changes">
        <p>
          This site may change, pause or close. Your record with the program doesn’t depend on it. The version on this
          page applies.
        </p>
        <Paragraphs texts={operator.adds?.terms} />
      </ReadingSection>
    </ReadingPage>
  )
}
