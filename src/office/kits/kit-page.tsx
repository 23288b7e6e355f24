import { countryName } from '../../adapters/countries.ts'
import type { KitChange, KitReport } from '../../data/office/kit.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Sign } from '../../ui/sign.tsx'
import { Moment, Time } from '../../ui/time.tsx'
import { KitChanges, KitReports } from './kit-history.tsx'
import { addressLines, type KitView } from './view.ts'
import { actionWords, placeSigns } from './words.ts'

interface KitProps {
  readonly frame: OfficeFrame
  readonly kit: KitView
  readonly reports: readonly KitReport[]
  readonly changes: readonly KitChange[]
  /** What has just been done. */
  readonly done: string | undefined
}

/** One kit: its state, the printer's reports, changes by staff, and available actions. */
export function KitPage({ frame, kit, reports, changes, done }: KitProps) {
  return (
    <OfficeLayout title={kit.name} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeKits}>Kits</a>
        <span>/</span>
        <span class="code">{kit.id}</span>
      </nav>
      <h1>{kit.name}</h1>
      <p class="lede">
        For <a href={paths.officePerson(kit.candidateId)}>{kit.person}</a>. {ledeOf(kit)}
      </p>
      {done === 'moved' ? (
        <p role="alert" class="notice">
          This kit has changed since you looked, so nothing was done. Check it and try again.
        </p>
      ) : (
        done && (
          <p role="status" class="notice">
            Done.
          </p>
        )
      )}
      <div class="work">
        <div>
          <Facts kit={kit} />
          <KitReports reports={reports} />
          <KitChanges changes={changes} />
        </div>
        <div>
          <section class="section" aria-labelledby="address">
            <h2 id="address">Ship to</h2>
            <address>
              {addressLines(kit.shipping, countryName(kit.shipping.country)).map((line) => (
                <span class="detail">{line}</span>
              ))}
            </address>
          </section>
          <section class="section" aria-labelledby="actions">
            <h2 id="actions">Actions</h2>
            {kit.actions.length === 0 ? (
              <p class="empty">You can’t do anything with this kit until its order is paid.</p>
            ) : (
              <ul class="quiet-list">
                {kit.actions.map((action) => (
                  <li>
                    <a href={paths.officeKitTo(kit.id, action)}>{actionWords[action].link}</a>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </OfficeLayout>
  )
}

function ledeOf(kit: KitView): string {
  if (kit.place === 'held' && kit.isAtPrinter) return 'On hold. We’ve asked the printer to stop it.'
  if (kit.place === 'held') return 'On hold. It doesn’t go to the printer.'
  if (kit.place === 'waiting') return 'It’s on the printer’s next list.'
  if (kit.place === 'printer') return 'The printer has it and hasn’t reported on it yet.'
  if (kit.place === 'returned') return 'It came back. Check the address, then send it again or cancel it.'
  return ''
}

function Facts({ kit }: { kit: KitView }) {
  return (
    <dl class="facts">
      <Fact term="State">
        <span class="signed">
          {kit.place && <Sign state={placeSigns[kit.place]} />}
          {kit.status}
        </span>
        {kit.note && <span class="second-line">{kit.note}</span>}
      </Fact>
      <Fact term="Kit">
        <span class="code">{kit.id}</span>
        {kit.isFirst && <span class="second-line">First kit of {kit.certification}</span>}
      </Fact>
      <Fact term="Order">
        <a href={paths.officeOrder(kit.order)} class="code">
          {kit.order}
        </a>
        <span class="second-line">
          Ordered on <Time day={kit.orderedOn} />
        </span>
      </Fact>
      {kit.verificationCode && (
        <Fact term="Code">
          <span class="code">{kit.verificationCode}</span>
        </Fact>
      )}
      <Fact term="Printer’s list">
        {kit.batch ? <span class="code">{kit.batch}</span> : 'Not on a list yet'}
        {kit.confirmedAt && (
          <span class="second-line">
            Confirmed on <Moment at={kit.confirmedAt} />
          </span>
        )}
      </Fact>
      <Fact term="Carrier">
        {kit.carrier || 'n/a'}
        {kit.trackingNumber && (
          <span class="second-line code">
            {kit.trackingHref ? <a href={kit.trackingHref}>{kit.trackingNumber}</a> : kit.trackingNumber}
          </span>
        )}
      </Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
