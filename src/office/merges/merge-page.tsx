import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { ErrorSummary, SelectField, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { SidesTable } from './sides-table.tsx'
import type { MergeView } from './view.ts'

interface MergeProps {
  readonly frame: OfficeFrame
  readonly view: MergeView
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** One of the records has changed since the preview before. */
  readonly hasMoved: boolean
  readonly at: string
}

export const whysOfMerge = [
  ['same-id', 'An identity document shows it’s the same person'],
  ['documents', 'Other documents show it’s the same person'],
  ['request', 'The person asked for it'],
  ['other', 'Something else'],
] as const

/** Two records side by side, what there is after they are merged, and the yes. */
export function MergePage({ frame, view, typed, errors, hasMoved, at }: MergeProps) {
  const { from, into, ending } = view
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${view.question}` : view.question} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officePeople}>People</a>
        <span>/</span>
        <span>Merge two records</span>
      </nav>
      <h1>{view.question}</h1>
      <p class="lede">{view.lede}</p>
      {hasMoved && (
        <p role="alert" class="notice">
          A record has changed since you looked, so nothing was done. This is what a merge would do now.
        </p>
      )}
      <p class="swap">
        <a class="button" href={paths.newMerge(into.id, from.id)}>
          Swap: keep {from.id}
        </a>
        <span class="aside">Why these two: {view.alike}</span>
      </p>
      <SidesTable
        caption={view.question}
        heads={[
          { over: 'Merged into the other', name: from.name, href: paths.officePerson(from.id) },
          { over: 'Kept', name: into.name, href: paths.officePerson(into.id) },
          { over: 'After the merge', name: into.name },
        ]}
        groups={view.groups}
      />
      <form method="post" action={paths.officeMerges} class="thirds">
        <Section id="what-happens" title="What happens">
          <p>
            Both addresses get an email that says how to undo it. New rows under either ID count for this person. Staff
            can undo it at any time: each record then gets its own data back.
          </p>
          {ending.length > 0 ? (
            <p class="cannot-undo">
              <strong>
                {figureOf(ending.length, 'badge')} will be revoked for good: {ending.join(', ')}.
              </strong>{' '}
              This and the emails can’t be undone.
            </p>
          ) : (
            <p>The emails can’t be undone.</p>
          )}
        </Section>
        <Section id="reason-of-merge" title="Reason">
          <SelectField
            name="why"
            label="Why"
            value={typed.why ?? ''}
            error={errorOf('why')}
            options={whysOfMerge}
            none="Choose a reason"
          />
          <TextField name="case" label="Case (optional)" value={typed.case ?? ''} error={errorOf('case')} width="day" />
        </Section>
        <Section id="confirm" title="Confirm">
          <input type="hidden" name="from" value={from.id} />
          <input type="hidden" name="into" value={into.id} />
          <input type="hidden" name="versions" value={JSON.stringify(view.factsVersions)} />
          <div class="deeds">
            <button class={ending.length > 0 ? 'button final' : 'button main'}>
              {ending.length > 0 ? `Merge and revoke ${figureOf(ending.length, 'badge')}` : 'Merge the records'}
            </button>
            <a href={paths.officePerson(into.id)}>Cancel</a>
          </div>
          <p class="aside">
            Based on record versions {view.factsVersions.map(([, version]) => version).join(' and ')} at{' '}
            <Moment at={at} />
          </p>
        </Section>
      </form>
    </OfficeLayout>
  )
}
