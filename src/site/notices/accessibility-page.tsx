import { paths } from '../../paths.ts'
import type { Operator } from '../../program/program.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { EmailLink } from '../../ui/particulars.tsx'
import { Paragraphs, ReadingPage, ReadingSection } from '../../ui/reading.tsx'

/** What the site does for everyone to use it, what was tested, and what is known to be missing. */
export function AccessibilityPage({ frame, operator }: { frame: OpenFrame; operator: Operator }) {
  return (
    <ReadingPage
      frame={frame}
      title="Accessibility"
      lede="This site aims at level AA of WCAG 2.2. What was tested and what was not is said here."
    >
      <ReadingSection id="built" title="How it is built">
        <ul>
          <li>
            Every page works without JavaScript, and is sent without any; one part needs it,{' '}
            <a href={paths.verify}>Check a file</a>.
          </li>
          <li>
            Everything is reached and done by keyboard. The focus is always to be seen, and a link at the top of each
            page skips to its content.
          </li>
          <li>Pages follow the light or dark setting of the device. Text has a contrast of at least 5.7 to 1.</li>
          <li>A state is never told by colour alone: a sign or a word stands with it.</li>
          <li>Pages fit from 360 pixels without scrolling sideways.</li>
          <li>
            Nothing moves. Links and codes that come by mail are good for the time that they name, from 15 minutes to
            some days; nothing else presses.
          </li>
        </ul>
      </ReadingSection>
      <ReadingSection id="tested" title="What was tested">
        <p>
          With every change, the pages are opened in Chromium in the light and dark settings, at widths from 360 to 1280
          pixels, with and without JavaScript, by keyboard, and checked with axe. How they print was looked at.
        </p>
      </ReadingSection>
      <ReadingSection id="limits" title="Known limits">
        <ul>
          <li>No one who uses a screen reader, a magnifier or voice control has tested the site yet.</li>
          <li>Firefox and Safari have not been tested.</li>
          <li>Browsers from before the middle of 2024 show the pages without their colours.</li>
          <li>All pages are in English.</li>
        </ul>
      </ReadingSection>
      <ReadingSection id="tell" title="Tell us">
        <p>
          Where something stands in your way, write to <EmailLink address={operator.supportEmail} />. More ways to reach
          us stand on the page <a href={paths.support}>Support/FAQs</a>.
        </p>
        <Paragraphs texts={operator.adds?.accessibility} />
      </ReadingSection>
    </ReadingPage>
  )
}
