import { paths } from '../../paths.ts'
import { Bar } from '../../ui/bar.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { figureOf, formatNumber } from '../../ui/words.ts'
import { WaitingPeople } from './waiting-people.tsx'
import { sentenceOf } from '../../ui/office/rebuild-words.ts'
import { type RulesView, wordsOfSort } from './view.ts'

interface RulesProps {
  readonly frame: OfficeFrame
  readonly view: RulesView | undefined
  /** More people wait than when the form was shown. */
  readonly changed: boolean
}

/** How many records are up to date with the rules, and what waits for a yes. */
export function RulesPage({ frame, view, changed }: RulesProps) {
  if (view?.progress.state === 'waiting') return <Question frame={frame} view={view} changed={changed} />
  const progress = view?.progress
  return (
    <OfficeLayout title="Rules" frame={frame}>
      <h1>Rules</h1>
      <p class="lede">{ledeOf(view)}</p>
      {progress && progress.state !== 'up to date' && (
        <>
          <div class="progress-line">
            <Bar percent={progress.records > 0 ? (progress.upToDate / progress.records) * 100 : 0} />
          </div>
          <p class="aside">
            {progress.waiting > 0 && `${figureOf(progress.waiting, 'person', 'people')} would lose something. `}
            {progress.state === 'running' && progress.waiting > 0 && 'You can decide once all records are checked. '}
            <a href={paths.officeRules}>Reload</a>
          </p>
        </>
      )}
      <p>
        Pages and verification always use the current rules. Codes, emails, kits and revoked badges follow once a record
        is up to date.
      </p>
    </OfficeLayout>
  )
}

function ledeOf(view: RulesView | undefined): string {
  if (!view) return 'The records haven’t been checked against the rules yet. The check starts within a minute.'
  const { progress } = view
  if (progress.state === 'applying')
    return `A colleague applied the rules. This takes a few minutes. ${sentenceOf(progress)}`
  if (!progress.hasChanged && progress.state === 'up to date')
    return `All ${formatNumber(progress.records)} records are up to date.`
  return sentenceOf(progress)
}

function Question({ frame, view, changed }: RulesProps & { readonly view: RulesView }) {
  const { progress, counts } = view
  const people = figureOf(progress.waiting, 'person', 'people')
  const badges = counts.find(([label]) => label.startsWith('Badges'))![1]
  const emails = counts.find(([label]) => label === 'Emails')![1]
  const yes = `Apply the rules to ${people}`
  return (
    <OfficeLayout title={`${yes}?`} frame={frame}>
      <h1>{yes}?</h1>
      <p class="lede">
        {sentenceOf(progress)} {progress.waiting === 1 ? 'This person' : 'These people'} would lose something, so you
        have to decide.
      </p>
      {changed && (
        <p role="alert" class="notice">
          The list has changed since you opened it, so nothing was done. Check it again.
        </p>
      )}
      <dl class="figures">
        {counts.map(([label, count]) => (
          <div>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      <div class="work">
        <div>
          <ByCertification view={view} />
          <WaitingPeople view={view} />
        </div>
        <form method="post" action={paths.acceptRules} class="act-here">
          <p class="cannot-undo">
            <strong>This can’t be undone.</strong>{' '}
            {badges > 0 && `${figureOf(badges, 'badge')} will be revoked for good: saved copies stop verifying. `}
            {emails > 0 && `${figureOf(emails, 'person gets', 'people get')} an email about it.`}
          </p>
          <p>
            If the new rules are wrong, do nothing here: deploy the previous version, and everyone keeps what they have.
            Until then, pages and verification use the new rules.
          </p>
          <input type="hidden" name="id" value={view.id} />
          <input type="hidden" name="seen" value={view.seen} />
          <div class="deeds">
            <button class="button final">{badges > 0 ? `${yes}, revoke ${figureOf(badges, 'badge')}` : yes}</button>
            <a href={paths.office}>Cancel</a>
          </div>
        </form>
      </div>
    </OfficeLayout>
  )
}

function ByCertification({ view }: { view: RulesView }) {
  return (
    <section class="section" aria-labelledby="certifications">
      <h2 id="certifications">Changes by certification</h2>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">Certification</th>
            {view.sorts.map((sort) => (
              <th scope="col" class="amount">
                {wordsOfSort[sort]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.certifications.map(({ name, counts }) => (
            <tr>
              <th scope="row">{name}</th>
              {counts.map((count, at) => (
                <td class="amount">
                  <span class="narrow">{wordsOfSort[view.sorts[at]!]} </span>
                  {formatNumber(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
