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
      lede="This site aims for WCAG 2.2 level AA. This page says what we’ve tested and what we haven’t."
    >
      <ReadingSection id="built" title="How it is built">
        <ul>
          <li>
            Every page works without JavaScript, except for passkeys and <a href={paths.verify}>Check a file</a>.
          </li>
          <li>
            You can do everything with a keyboard. The focus is always visible, and a link at the top of each page skips
            to the content.
          </li>
          <li>Pages follow the light or dark setting of the device. Text has a contrast of at least 5.7 to 1.</li>
          <li>We never show a status by colour alone. There is always a sign or a word too.</li>
          <li>Pages fit screens from 360 pixels wide, without sideways scrolling.</li>
          <li>
            Nothing moves. Links and codes in emails work for the time they state, from 15 minutes to several days.
            Nothing else has a time limit.
          </li>
        </ul>
      </ReadingSection>
      <ReadingSection id="tested" title="What was tested">
        <p>
          With every change, we open the pages in Chromium in light and dark, at widths from 360 to 1280 pixels, with
          and without JavaScript, and by keyboard. We check them with axe. We’ve also checked how they print.
        </p>
      </ReadingSection>
      <ReadingSection id="limits" title="Known limits">
        <ul>
          <li>People who use a screen reader, a magnifier or voice control haven’t tested the site yet.</li>
          <li>We haven’t tested Firefox and Safari.</li>
          <li>Browsers from before the middle of 2024 show the pages without their colours.</li>
          <li>All pages are in English.</li>
        </ul>
      </ReadingSection>
      <ReadingSection id="tell" title="Tell us">
        <p>
          If you have a problem, write to <EmailLink address={operator.supportEmail} />. You can find more ways to reach
          us under <a href={paths.support}>Support/FAQs</a>.
        </p>
        <Paragraphs texts={operator.adds?.accessibility} />
      </ReadingSection>
    </ReadingPage>
  )
}
