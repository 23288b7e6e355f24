import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { TreeLegend } from '../../ui/progress-tree.tsx'
import { ReadingPage, ReadingSection } from '../../ui/reading.tsx'

/** How the pages that exist today are read. */
export function UserGuidePage({ frame, program }: { frame: OpenFrame; program: Program }) {
  return (
    <ReadingPage
      frame={frame}
      title="User Guide"
      lede="What you hold, until when, and why: how the pages of this site say it."
    >
      <ReadingSection id="sign-in" title="Log in">
        <p>
          Sign in with your login ID, or the email address that you confirmed for it, and your password. You stay signed
          in for 14 days in this browser, or until you log out.
        </p>
      </ReadingSection>
      <ReadingSection id="certifications" title="Certifications">
        <p>
          The page lists what you hold, what you have begun and what is over, highest level first. <b>Started</b> is the
          day of the first fact that counted towards it. <b>Active</b> is the day since which it has been valid.{' '}
          <b>Expiration date</b> is the last day on which it is.
        </p>
        <p>A date within 90 days is set in bold, in another colour.</p>
      </ReadingSection>
      <ReadingSection id="progress" title="Certification progress">
        <p>
          Each name leads to a page of its own. Its tree shows what renews the certification, or earns it. A line opens
          to what counts, where that came from, and what does not count and why. The signs mean:
        </p>
        <TreeLegend />
        <p>Under it stand the credits that count for the certification, and its history day by day.</p>
      </ReadingSection>
      <ReadingSection id="as-of" title="Another day">
        <p>
          “Show this page as of” shows the same page as it was on an earlier day, or as it will be on a later one if
          nothing new arrives. Type the day as 2026-11-23 or 2026-Nov-23. A line above the page says which day you see,
          and leads back to today.
        </p>
      </ReadingSection>
      <ReadingSection id="days" title="Days">
        <p>
          A day is a day in the time zone {program.timeZone.replaceAll('_', ' ')}. A certification is valid on its
          expiration date, and over the day after.
        </p>
      </ReadingSection>
      <ReadingSection id="not-yet" title="Not there yet">
        <p>
          Personal Info, Testing History, Certificates & Plaques, Transcripts and Digital Badges have their places in
          the navigation. Each of their pages says what will stand there.
        </p>
        <p>
          What is not answered here may be in <a href={paths.support}>Support/FAQs</a>.
        </p>
      </ReadingSection>
    </ReadingPage>
  )
}
