import { FileField } from '../../ui/fields.tsx'
import { Sign } from '../../ui/sign.tsx'

/** Where a file is checked in the visitor's own browser; src/checker/browser fills the templates. */
export function Checker() {
  return (
    <section id="checker" class="section checker" aria-labelledby="check-a-file">
      <h2 id="check-a-file">Check a file</h2>
      <p>
        A badge, a learner record or a certificate, of this program or of any issuer: PDF, PNG, SVG, JSON or JWT. It is
        read in your browser and sent nowhere. Keys and lists of this site are read at once; another site is asked only
        when you say so.
      </p>
      <p class="checker-note" data-without-script>
        This needs JavaScript, since your own browser does the checking. A code is checked without: enter it above.
      </p>
      <div data-needs-script hidden>
        <FileField
          name="file"
          label="File"
          hint="At most 5 MB. Choose it, or drop it onto this part of the page."
          accept=".pdf,.png,.svg,.json,.jsonld,.jwt,.jws,.txt,application/pdf,image/png,image/svg+xml,application/json"
        />
      </div>
      <p class="lede" role="status" data-says></p>
      <div data-shown></div>
      <template data-answer>
        <p class="checked-kind" data-kind></p>
        <ul class="bullets" data-notes></ul>
        <ul class="checked-verdicts" data-verdicts></ul>
        <dl class="verified-facts" data-facts></dl>
        <ul class="checked-asks" data-asks></ul>
        <ul class="checked-inside" data-inside></ul>
      </template>
      <template data-verdict>
        <li>
          <span data-sign="yes">
            <Sign state="met" />
          </span>
          <span data-sign="no">
            <Sign state="failed" />
          </span>
          <span data-sign="unknown">
            <Sign state="in-review" />
          </span>
          <strong data-question></strong>
          <b data-outcome></b>
          <p data-reason></p>
        </li>
      </template>
      <template data-ask>
        <li>
          <button type="button" class="button"></button>
          <p data-why></p>
        </li>
      </template>
      <template data-inside>
        <li>
          <details>
            <summary></summary>
          </details>
        </li>
      </template>
      <script type="module" src="/checker/page.js"></script>
    </section>
  )
}
