import type { Operator } from '../../program/program.ts'
import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { EmailLink, Particulars } from '../../ui/particulars.tsx'
import { Paragraphs, ReadingPage, ReadingSection } from '../../ui/reading.tsx'
import { cookies } from './cookies.ts'
import { keptData } from './kept-data.ts'

/** Which data the site keeps, why, where and for how long. */
export function PrivacyPage({ frame, operator }: { frame: OpenFrame; operator: Operator }) {
  return (
    <ReadingPage
      frame={frame}
      title="Privacy"
      lede="This site keeps your record so that you can see and share it. You and the program’s staff can see it. Others see only what you share, or what they need to fulfill your orders."
    >
      <ReadingSection id="who" title="Who is responsible">
        <Particulars {...operator} email={operator.privacyEmail} />
      </ReadingSection>
      <ReadingSection id="kept" title="What we keep, and why">
        <dl class="terms">
          {keptData.map(({ what, why, howLong }) => (
            <div>
              <dt>{what}</dt>
              <dd>{why}</dd>
              <dd class="aside">{howLong}</dd>
            </div>
          ))}
        </dl>
      </ReadingSection>
      <ReadingSection id="from" title="Where it comes from">
        <p>
          The program sends us your record in files. You give us your login, password and contact details. Your browser
          tells us what kind of browser it is, and the country it connects from.
        </p>
      </ReadingSection>
      <ReadingSection id="cookies" title="Cookies">
        <p>We set these cookies when you sign in. They’re needed for that, and we use them for nothing else.</p>
        <dl class="terms">
          {cookies.map(({ name, why, howLong }) => (
            <div>
              <dt class="code">{name}</dt>
              <dd>{why}</dd>
              <dd class="aside">{howLong}</dd>
            </div>
          ))}
        </dl>
      </ReadingSection>
      <ReadingSection id="seen" title="Who sees it">
        <p>
          You, and the program’s staff and systems that have a token. We record each time one of them reads your record,
          and show it to you under <a href={paths.whoSawMe}>Who saw me</a>.
        </p>
        <p>
          People you give a transcript link or a code to see what you chose. The printer gets the name and address for
          your order. The payment provider gets the amount and the order number.
        </p>
        <p>
          Our pages load nothing from other sites. We don’t show ads, track visitors or sell data. The site runs on
          Cloudflare, which stores the database and files for us.
        </p>
      </ReadingSection>
      <ReadingSection id="log" title="The log">
        <p>
          When something fails, we log the kind of page, the kind of error and a number. We don’t log your name, IDs,
          addresses or searches.
        </p>
      </ReadingSection>
      <ReadingSection id="rights" title="Your rights">
        <p>
          You can ask what we keep about you, get a copy, have it corrected, object to its use, and have it erased
          unless the law requires us to keep it. Write to <EmailLink address={operator.privacyEmail} />. You can also
          complain to the data protection authority where you live.
        </p>
        <Paragraphs texts={operator.adds?.privacy} />
      </ReadingSection>
    </ReadingPage>
  )
}
