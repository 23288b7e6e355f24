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
      lede="This site keeps your record in the program so that you can see it. It shows it to you and to the program’s own offices, and to others only as far as you share it or order something."
    >
      <ReadingSection id="who" title="Who is responsible">
        <Particulars {...operator} email={operator.privacyEmail} />
      </ReadingSection>
      <ReadingSection id="kept" title="What is kept, and why">
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
          Your record comes in files from the program’s offices. From you come the login and the password. From your
          browser come its kind and the country it connects from.
        </p>
      </ReadingSection>
      <ReadingSection id="cookies" title="Cookies">
        <p>They are set when you sign in, are needed for it, and are used for nothing else. There are no others.</p>
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
          You, and the program’s offices and systems that hold a token for it. Each time one of them asks what you hold,
          the token and the moment are written down; <a href={paths.whoSawMe}>Who saw me</a> shows them to you.
        </p>
        <p>
          Whoever you give a transcript’s link or a code sees what you chose. Whoever prints what you order gets the
          name and the address it goes to; whoever takes the payment gets the amount and the number of the order.
        </p>
        <p>
          No page loads anything from another site. There is no advertising and no counting of visitors, and nothing is
          sold. The site runs on Cloudflare, which keeps the database and the files on our behalf.
        </p>
      </ReadingSection>
      <ReadingSection id="log" title="The log">
        <p>
          When something fails, a line is written with the kind of page, the kind of fault and a number. No name, no id,
          no address of yours and no search is in it.
        </p>
      </ReadingSection>
      <ReadingSection id="rights" title="Your rights">
        <p>
          You may ask what is kept about you, have it corrected, have a copy, object to its use, and have it erased
          where no duty stands against it. Write to <EmailLink address={operator.privacyEmail} />. You may also complain
          to the data protection authority where you live.
        </p>
        <Paragraphs texts={operator.adds?.privacy} />
      </ReadingSection>
    </ReadingPage>
  )
}
