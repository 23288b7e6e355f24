import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Sign } from '../../ui/sign.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import type { What } from './kinds.ts'
import type { PersonPreview, PreviewView } from './view.ts'

interface PreviewProps {
  readonly frame: OfficeFrame
  readonly person: { readonly id: string; readonly name: string }
  readonly what: What
  readonly view: PreviewView
  readonly hidden: Readonly<Record<string, string>>
  /** The record has changed since the preview before. */
  readonly hasMoved: boolean
  /** Where the change was begun. */
  readonly cancel: string
  readonly at: string
}

/** What a change would do: who gains and loses what, which badges, kits and emails. */
export function PreviewPage({ frame, person, what, view, hidden, hasMoved, cancel, at }: PreviewProps) {
  const burnt = view.people.flatMap(({ badges }) => badges)
  return (
    <OfficeLayout title={view.question} frame={frame}>
      <h1>{view.question}</h1>
      <p class="lede">{view.lede}</p>
      {hasMoved && (
        <p role="alert" class="notice">
          The record has changed since you looked, so nothing was done. This is what it would do now.
        </p>
      )}
      <dl class="figures">
        {view.counts.map(([label, count]) => (
          <div>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div class="work">
        <div>
          {view.people.map((one) => (
            <PersonSections person={one} isOnly={view.people.length === 1} />
          ))}
        </div>
        <form method="post" action={paths.confirmOfficeChange(person.id, what)} class="act-here">
          {(burnt.length > 0 || view.counts.some(([label, count]) => label === 'Emails' && count > 0)) && (
            <p class="cannot-undo">
              <strong>These can’t be undone.</strong>{' '}
              {burnt.length > 0 &&
                `${figureOf(burnt.length, 'badge')} will be revoked for good: saved copies stop verifying. `}
              {view.counts.some(([label, count]) => label === 'Emails' && count > 0) && 'Emails that are sent.'}
            </p>
          )}
          <p>Everything else can be undone on the record. Files can’t change it back.</p>
          {Object.entries(hidden).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="deeds">
            <button class={burnt.length > 0 ? 'button final' : 'button main'}>
              {burnt.length > 0 ? `${view.button}, revoke ${figureOf(burnt.length, 'badge')}` : view.button}
            </button>
            <a href={cancel}>Cancel</a>
          </div>
          <p class="aside">
            As the record is at <Moment at={at} />
          </p>
        </form>
      </div>
    </OfficeLayout>
  )
}

function PersonSections({ person, isOnly }: { person: PersonPreview; isOnly: boolean }) {
  const whose = isOnly ? '' : `${person.name}: `
  return (
    <>
      <Section id={`holds-${person.id}`} title={`${whose}${isOnly ? 'What they hold' : 'what they hold'}`}>
        {person.rows.length === 0 ? (
          <p class="aside">Nothing, before and after.</p>
        ) : (
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Certification</th>
                <th scope="col">Now</th>
                <th scope="col">After</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {person.rows.map((row) => (
                <tr class={row.sign ? '' : 'over'}>
                  <th scope="row">{row.name}</th>
                  <td class="state-of">{row.now}</td>
                  <td class="state-of">{row.after}</td>
                  <td>
                    <span class="signed">
                      {row.sign && <Sign state={row.sign} />}
                      {row.change}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {person.badges.length > 0 && (
        <Section id={`badges-${person.id}`} title={`${whose}Badges revoked for good`}>
          <p>{person.badges.join(', ')}</p>
        </Section>
      )}
      {person.kits.length > 0 && (
        <Section id={`kits-${person.id}`} title={`${whose}Kits held back`}>
          <p>{person.kits.join(', ')}</p>
        </Section>
      )}
      {person.fields.length > 0 && (
        <Section id={`fields-${person.id}`} title="Their data">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Now</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {person.fields.map(({ label, now, after }) => (
                <tr>
                  <th scope="row">{label}</th>
                  <td>{now || 'Empty'}</td>
                  <td>{after || 'Empty'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {person.mail.length > 0 && (
        <Section id={`mail-${person.id}`} title={`${whose}Email they get`}>
          {person.mail.map((line) => (
            <p>{line}</p>
          ))}
        </Section>
      )}
    </>
  )
}
