import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { SelectField } from '../../ui/fields.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { type Counts, type FoundErasure, reasonWords, whatGoes, whatStays } from './view.ts'

interface ErasureProps {
  readonly frame: OfficeFrame
  readonly id: string
  readonly name: string
  readonly counts: Counts
  readonly erasure: FoundErasure | undefined
  /** The colleague may give the second yes. */
  readonly mayApprove: boolean
  /** The colleague is the only owner: their own yes is enough. */
  readonly isAlone: boolean
  /** Why nothing was done, where something was tried. */
  readonly problem: string | undefined
}

/** What erasing a person would do, and the two steps to it. */
export function ErasurePage(props: ErasureProps) {
  const { frame, id, name, counts, erasure, problem } = props
  return (
    <OfficeLayout title={`Erase ${name}`} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officePeople}>People</a>
        <span>/</span>
        <a href={paths.officePerson(id)}>{name}</a>
      </nav>
      <h1>Erase {name}?</h1>
      <p class="lede">{ledeOf(props)}</p>
      {problem && (
        <p role="alert" class="notice">
          {problem}
        </p>
      )}
      <div class="work">
        <div>
          <Section id="goes" title="What is erased">
            <Lines lines={whatGoes(counts)} />
          </Section>
          <Section id="stays" title="What stays">
            <Lines lines={whatStays(counts)} />
          </Section>
        </div>
        <div class="act-here">
          <p class="cannot-undo">
            <strong>This can’t be undone.</strong> Nobody can restore the record, and the person can’t sign in again.
          </p>
          {erasure ? <SecondYes {...props} erasure={erasure} /> : <FirstYes {...props} />}
        </div>
      </div>
    </OfficeLayout>
  )
}

function ledeOf({ erasure, isAlone }: ErasureProps): string {
  if (erasure) return `${erasure.asker ?? 'A colleague'} asked to erase this record. Nothing has changed yet.`
  return isAlone
    ? 'You are the only owner, so you confirm it yourself on the next page.'
    : 'Another owner has to confirm it. Nothing changes until then.'
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="quiet">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

function FirstYes({ id, counts, isAlone }: ErasureProps) {
  return (
    <form method="post" action={paths.erasePerson(id)}>
      <input type="hidden" name="version" value={String(counts.factsVersion)} />
      <SelectField name="reason" label="Why" value="" options={reasonWords} none="Choose a reason" />
      <Deeds id={id}>
        <button class="button final">{isAlone ? 'Continue' : 'Ask another owner to confirm'}</button>
      </Deeds>
    </form>
  )
}

function SecondYes({ id, counts, erasure, mayApprove }: ErasureProps & { readonly erasure: FoundErasure }) {
  const why = reasonWords.find(([code]) => code === erasure.reason)?.[1]
  return (
    <>
      <p>
        Asked by {erasure.asker ?? 'a colleague'} at <Moment at={erasure.askedAt} />. Reason: {why}.
      </p>
      {mayApprove ? (
        <form method="post" action={paths.confirmErasure(id)}>
          <input type="hidden" name="version" value={String(counts.factsVersion)} />
          <Deeds id={id}>
            <button class="button final">Erase this record for good</button>
          </Deeds>
        </form>
      ) : (
        <p>Another owner has to confirm it, on Today or on this page.</p>
      )}
      <form method="post" action={paths.dropErasure(id)}>
        <button class="button">Don’t erase</button>
      </form>
    </>
  )
}

function Deeds({ id, children }: PropsWithChildren<{ id: string }>) {
  return (
    <div class="deeds">
      {children}
      <a href={paths.officePerson(id)}>Cancel</a>
    </div>
  )
}
