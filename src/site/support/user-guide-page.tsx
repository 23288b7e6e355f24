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
          The first time, <a href={paths.firstTime}>First time login</a> connects your exam record to a login: by the
          email address of your last exam, or by a score report. A link comes by mail, and lets you set a password.
        </p>
        <p>
          Then sign in with your login ID, or the email address that you confirmed for it, and your password. You stay
          signed in for 14 days in this browser, or until you log out.
        </p>
        <p>
          Where the program has a login of its own, a button on the sign-in page leads there and back. The first time it
          asks you to connect your exam record, in the same two ways. Which accounts are connected stands under{' '}
          <b>Identification</b>, where one is added or removed.
        </p>
      </ReadingSection>
      <ReadingSection id="home" title="Home">
        <p>
          Home says what you hold, the next day on which something ends and what would renew it, nearest first. Under it
          stand your years: a bar for as long as a certification was held, broken by a line for each renewal, and dots
          for exams. “The same as a list” says it in words. Below are what waits for an answer of yours, and what has
          arrived since your last visit.
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
      <ReadingSection id="downloads" title="Logos, certificates and codes">
        <p>
          <b>Download Logos</b> offers the logos of what is active today, and of ten, fifteen and twenty years held, as
          SVG and PNG for light and dark grounds and in one colour. The first download asks you to accept the
          guidelines.
        </p>
        <p>
          <b>PDF Certificate</b>, beside a certification in the list, is made with your name as the record has it, in
          your own script too. It is there while the certification is active; otherwise its page says why not.
        </p>
        <p>
          Each certification has a code for life. It stands on its page and on the certificate. Anybody can{' '}
          <a href={paths.verify}>verify it</a>, as of today or an earlier day. They see your name only if you have said
          Yes under Settings; after a No the code reads as unknown.
        </p>
        <p>
          The PDF certificate carries its badge as an attached file. On the same page, <b>Check a file</b> judges it, or
          a badge or learner record of any issuer, in the reader’s own browser: whether it is unaltered, signed by whom
          it says, in date and not revoked. Nothing is uploaded, and another site is asked only when the reader presses
          the button that names it.
        </p>
      </ReadingSection>
      <ReadingSection id="as-of" title="Another day">
        <p>
          “Show this page as of” shows the same page as it was on an earlier day, or as it will be on a later one if
          nothing new arrives. Type the day as 2026-11-23 or 2026-Nov-23. A line above the page says which day you see,
          and leads back to today.
        </p>
      </ReadingSection>
      <ReadingSection id="personal-info" title="Personal Info">
        <p>
          <b>Settings</b> asks the program’s questions, such as whether others may verify your certifications; they are
          put to you once, after the first sign-in. <b>Attributes</b> and <b>Identification</b> show the numbers and ids
          you are known by. <b>Contact</b> changes the email address, which the new address has to confirm, the
          telephone number and the postal address. <b>Sessions</b> lists where you are signed in, and ends any of it.{' '}
          <b>Mail</b> lists what the site has written to you, and your cases with support. <b>Data</b> lets you download
          everything the site knows of you, and ask to be forgotten. A sign-in from a new browser, a new password and a
          new address are told by mail.
        </p>
      </ReadingSection>
      <ReadingSection id="testing-history" title="Testing History">
        <p>
          <b>Exams</b> lists every sitting with its grade and the last day on which a pass counts. Each head of a column
          sorts by it, and once more the other way round. A name opens to the file the record came in, and to a link for
          telling support that something is wrong with it. Under it stand the agreements you accepted, each with its
          text.
        </p>
        <p>
          <b>CE Activities</b> lists your continuing education, fifty a page. The search finds the beginnings of words
          in all texts, dates and numbers of an activity. One that waits for its review, or was rejected in it, says so,
          and since when. What you have reported as missing or wrong stands on top until you press “It is settled”.
        </p>
      </ReadingSection>
      <ReadingSection id="digital-badges" title="Digital Badges">
        <p>
          Each active certification has a badge, signed so that anyone can check it without asking this site. Download
          it as a picture (PNG, SVG) that has the badge in it, or as a file (JSON, JWT). Its link shows it to others, as
          far as you allow that under Settings. “Add to a wallet” has a link and a QR code for an app that keeps such
          badges. Some services look for your email address on a badge: say Yes below the badges, and those you download
          from then on hold a hash of it, which shows the address to nobody.
        </p>
      </ReadingSection>
      <ReadingSection id="transcripts" title="Transcripts">
        <p>
          A transcript shows others what you choose of your record: your active certifications, always up to date, or
          those you tick; with your name in the script you want, and with or without address and dates. <b>Remarks</b>{' '}
          are read by everybody with a link, <b>Private notes</b> by nobody but you. It ends by itself on the day you
          set, and at once when you disable or delete it, or say No to verification in Settings.
        </p>
        <p>
          Nobody sees it before you share it. By email each recipient gets a link of their own, which you can end alone;
          with “Only this recipient” it asks for a six-digit code that goes to their address. The open link, one for
          everybody, opens nothing until you open it. “Preview Email” shows the mail before it goes out. Beneath an
          address stands whether the mail was delivered, where its mail server says so.
        </p>
        <p>
          Whoever has the link can take the transcript along as PDF, as data and, where it shows your name and all days,
          as a signed learner record with the badges in it.
        </p>
        <p>
          A person who opens a link counts once in half an hour; you, search engines and the previews of chats and
          networks do not. <b>Who saw me</b> lists when transcripts were opened, codes looked up and your record read by
          offices, and what you have answered about it.
        </p>
      </ReadingSection>
      <ReadingSection id="fulfillment" title="Certificates & Plaques">
        <p>
          A mail congratulates you on a new certification and says how to claim its kit, unless your settings say No to
          mail.
        </p>
        <p>
          <b>Claim & Purchase Fulfillment</b> lists what you can have printed for the certifications that are active.
          The first kit of each costs nothing. Tick what you want, review where it goes, and confirm; what has a price
          is paid on the payment provider’s page. What you have chosen is still there when you come back later.
        </p>
        <p>
          <b>Fulfillment History</b> says of each piece when it was queued, sent and complete. Its name leads to the
          order, where the address can be changed until the kit is sent, and where its receipt is, as PDF.
        </p>
      </ReadingSection>
      <ReadingSection id="days" title="Days">
        <p>
          A day is a day in the time zone {program.timeZone.replaceAll('_', ' ')}. A certification is valid on its
          expiration date, and over the day after.
        </p>
      </ReadingSection>
      <ReadingSection id="not-yet" title="Not there yet">
        <p>Mails before an expiry.</p>
        <p>
          What is not answered here may be in <a href={paths.support}>Support/FAQs</a>.
        </p>
      </ReadingSection>
    </ReadingPage>
  )
}
