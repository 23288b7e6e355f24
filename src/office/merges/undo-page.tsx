import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { figureOf } from '../../ui/words.ts'
import { SidesTable } from './sides-table.tsx'

export interface UndoView {
  readonly from: string
  readonly into: string
  readonly mergeId: string
  readonly rows: readonly {
    readonly label: string
    readonly from: string
    readonly into: string
    readonly after: string
  }[]
  readonly ending: readonly string[]
  readonly factsVersions: readonly (readonly [string, number])[]
}

interface UndoProps {
  readonly frame: OfficeFrame
  readonly view: UndoView
  readonly hasMoved: boolean
}

/** Asks before a merge is undone: what each record has then. */
export function UndoPage({ frame, view, hasMoved }: UndoProps) {
  const { from, into, ending } = view
  const title = `Undo the merge of ${from} into ${into}?`
  return (
    <OfficeLayout title={title} frame={frame}>
      <h1>{title}</h1>
      <p class="lede">
        Each record gets its own certifications, codes, badges, orders, cases and login back. Rows that arrived after
        the merge stay with the ID they name. What was made on the site since then stays with {into}.
      </p>
      {hasMoved && (
        <p role="alert" class="notice">
          A record has changed since you looked, so nothing was done. This is what an undo would do now.
        </p>
      )}
      <SidesTable
        caption={title}
        heads={[
          { over: 'Now', name: into },
          { over: 'After the undo', name: from },
          { over: 'After the undo', name: into },
        ]}
        groups={[{ title: 'Certifications', rows: view.rows }]}
      />
      <form method="post" action={paths.undoOfficeMerge(from)} class="thirds">
        <Section id="what-happens" title="What happens">
          <p>Both addresses get an email.</p>
          {ending.length > 0 && (
            <p class="cannot-undo">
              <strong>
                {figureOf(ending.length, 'badge')} will be revoked for good: {ending.join(', ')}.
              </strong>{' '}
              This can’t be undone.
            </p>
          )}
        </Section>
        <Section id="reason-of-undo" title="Reason">
          <TextArea
            name="reason"
            label="In your own words"
            hint="For the log. Include the case reference if there is one."
            value=""
            rows={3}
          />
        </Section>
        <Section id="confirm" title="Confirm">
          <input type="hidden" name="merge" value={view.mergeId} />
          <input type="hidden" name="versions" value={JSON.stringify(view.factsVersions)} />
          <div class="deeds">
            <button class={ending.length > 0 ? 'button final' : 'button main'}>Undo the merge</button>
            <a href={paths.officePerson(into)}>Cancel</a>
          </div>
        </Section>
      </form>
    </OfficeLayout>
  )
}
