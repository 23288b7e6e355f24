import type { OfficeDecision } from '../../core/feeds/fact-of.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'

type Sayings = readonly (readonly [column: string, value: string])[]

interface Said {
  readonly candidateId: string
  readonly says: Sayings
}

interface DisagreementProps {
  readonly frame: OfficeFrame
  readonly id: string
  readonly place: Readonly<Record<string, string>>
  readonly view: {
    readonly fact: string
    readonly decision: OfficeDecision
    readonly set: Readonly<Record<string, string | number>>
    readonly before: Said | null
    readonly now: (Said & { readonly file: string; readonly line: number }) | null
    readonly isOpen: boolean
  }
}

const decided: Readonly<Record<OfficeDecision, string>> = {
  withdraw: 'Staff withdrew it: it doesn’t count.',
  attach: 'Staff moved it to this person.',
  correct: 'Staff corrected it.',
}

/** What files said when staff decided, what they say now, and the two ways on. */
export function DisagreementPage({ frame, id, place, view }: DisagreementProps) {
  const { fact, decision, set, before, now, isOpen } = view
  const columns = [...new Set([...(before?.says ?? []), ...(now?.says ?? [])].map(([name]) => name))]
  const of = (said: Said | null, name: string) => said?.says.find(([column]) => column === name)?.[1] ?? ''
  return (
    <OfficeLayout title="A file disagrees with staff" frame={frame}>
      <h1>A file disagrees with staff</h1>
      <p class="lede">
        {fact[0]!.toUpperCase() + fact.slice(1)}, on the record of <a href={paths.officePerson(id)}>{id}</a>.{' '}
        {decided[decision]}{' '}
        {isOpen ? 'That stands until you decide.' : 'Files say the same as then: nothing to decide.'}
      </p>
      <div class="work">
        <Section id="said" title="What files say">
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">When staff decided</th>
                <th scope="col">Now</th>
                {decision === 'correct' && <th scope="col">Staff</th>}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Candidate</th>
                <td class="code">{before?.candidateId ?? 'Nothing'}</td>
                <td class="code">{now?.candidateId ?? 'Nothing'}</td>
                {decision === 'correct' && <td />}
              </tr>
              {columns.map((name) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td>{of(before, name)}</td>
                  <td>{of(now, name)}</td>
                  {decision === 'correct' && <td>{set[name] ?? ''}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          {now?.file && (
            <p class="aside">
              Now: {now.file}, line {now.line}
            </p>
          )}
        </Section>
        <form method="post" action={paths.keepOfficeChange(id)} class="act-here">
          <p>Keep what staff decided, and don’t ask again while files say this.</p>
          {Object.entries(place).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <div class="deeds">
            <button class="button main">Keep ours</button>
          </div>
          <p>
            Or <a href={paths.officeChange(id, 'end', place)}>take theirs</a>: you see what that does first.
          </p>
        </form>
      </div>
    </OfficeLayout>
  )
}
