import { FileField, TextArea } from '../../ui/fields.tsx'
import { Sign } from '../../ui/sign.tsx'

/** Where a file is checked in the visitor's own browser; src/checker/browser fills the templates. */
export function Checker({ timeZone }: { timeZone: string }) {
  return (
    <section id="checker" class="section checker" aria-labelledby="check-a-file" data-time-zone={timeZone}>
      <h2 id="check-a-file">Check a file</h2>
      <p>
        Check a badge, a learner record or a certificate of any issuer: PDF, PNG, SVG, JSON or JWT. Your browser reads
        it, and it isn’t sent anywhere. We look up keys and status on this site. We ask another site only when you say
        so.
      </p>
      <p class="checker-note" data-without-script>
        Turn on JavaScript to check a file, because your own browser does the checking. To check a code, enter it above:
        that works without JavaScript.
      </p>
      <div data-needs-script hidden>
        <FileField
          name="file"
          label="File"
          hint="At most 5 MB. Choose it, or drop it here."
          accept=".pdf,.png,.svg,.json,.jsonld,.jwt,.jws,.txt,application/pdf,image/png,image/svg+xml,application/json"
        />
        <TextArea
          name="pasted"
          label="Or paste it"
          hint="A credential as text (JSON or JWT), or the address of a badge on this site."
          rows={3}
        />
        <button type="button" class="button" data-paste>
          Verify what you pasted
        </button>
      </div>
      <div class="checked-headline" data-headline hidden>
        <span data-mark></span>
        <p class="lede" role="status" data-says></p>
      </div>
      <div data-shown></div>
      <Templates />
      <script type="module" src="/checker/page.js"></script>
    </section>
  )
}

function Templates() {
  return (
    <>
      <template data-answer>
        <ul class="checked-asks" data-asks></ul>
        <p class="checked-kind" data-kind></p>
        <div data-link></div>
        <ul class="bullets" data-notes></ul>
        <ul class="checked-verdicts" data-verdicts></ul>
        <ul class="checked-inside" data-inside></ul>
        <dl class="verified-facts" data-facts></dl>
      </template>
      <template data-mark-yes>
        <Sign state="met" />
      </template>
      <template data-mark-no>
        <Sign state="failed" />
      </template>
      <template data-mark-unknown>
        <Sign state="in-review" />
      </template>
      <template data-verdict>
        <li>
          <span data-sign></span>
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
            <summary>
              <span data-sign></span> <span data-title></span>
            </summary>
          </details>
        </li>
      </template>
    </>
  )
}
