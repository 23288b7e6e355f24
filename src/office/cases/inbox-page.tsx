import { type CaseState, caseStates } from '../../core/cases.ts'
import { mostCounted } from '../../data/office/cases.ts'
import type { Sorting } from '../../core/sorting.ts'
import { paths } from '../../paths.ts'
import { SelectField, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { ListPager } from '../../ui/office/list-parts.tsx'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { waited } from '../../ui/office/waited.ts'
import { SortHeads, SortLine } from '../../ui/sort-head.tsx'
import { figureOf } from '../../ui/words.ts'
import { type CaseRowView, stateWords } from './view.ts'

interface InboxProps {
  readonly frame: OfficeFrame
  readonly cases: readonly CaseRowView[]
  readonly counts: readonly { readonly state: CaseState; readonly count: number }[]
  readonly state: CaseState
  readonly typed: Readonly<Record<string, string>>
  readonly search: string | undefined
  readonly topics: readonly (readonly [code: string, name: string])[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly sorting: Sorting<string>
  readonly addressFor: (changes: Readonly<Record<string, string>>) => string
  /** The position of the first row in the list. */
  readonly from: number
  readonly next: string | undefined
  readonly previous: string | undefined
  readonly csv: string
  readonly now: Date
}

export function InboxPage(props: InboxProps) {
  const { frame, cases, counts, state, search, addressFor, from, next, previous, csv } = props
  const open = counts.find((one) => one.state === 'open')?.count ?? 0
  return (
    <OfficeLayout title="Cases" frame={frame} look="threads">
      <h1>Cases</h1>
      <p class="lede">
        {open === 0
          ? 'No case needs an answer.'
          : `${figureOf(open, 'case')} ${open === 1 ? 'needs' : 'need'} an answer.`}
      </p>
      <Search {...props} />
      <section class="section" aria-label="Cases">
        <p class="tools">
          <span class="case-acts">
            {search ? (
              <>
                <strong>{figureOf(cases.length, 'case')} found</strong>
                <a href={addressFor({})}>Back to the list</a>
              </>
            ) : (
              caseStates.map((facet) => <Facet facet={facet} {...props} />)
            )}
          </span>
          <a href={csv}>CSV</a>
        </p>
        {cases.length > 0 ? (
          <Rows {...props} />
        ) : (
          <p class="empty">{search ? 'No case has this reference, ID or email address.' : emptyWords[state]}</p>
        )}
        <ListPager from={from} count={cases.length} next={next} previous={previous} />
      </section>
    </OfficeLayout>
  )
}

const emptyWords: Readonly<Record<CaseState, string>> = {
  open: 'No open cases. A case appears here when someone writes to support or answers us.',
  waiting: 'No cases wait for their person. A case appears here once we answer it.',
  closed: 'No closed cases.',
}

function Facet({ facet, state, counts, addressFor }: InboxProps & { facet: CaseState }) {
  const count = counts.find((row) => row.state === facet)?.count
  const figure = count !== undefined && count >= mostCounted ? `${mostCounted}+` : count
  const words = figure === undefined ? stateWords[facet] : `${stateWords[facet]} ${figure}`
  if (facet === state) return <strong aria-current="true">{words}</strong>
  return <a href={addressFor({ state: facet, sort: '' })}>{words}</a>
}

function Search({ typed, topics, colleagues, state }: InboxProps) {
  const answerers = [['nobody', 'Nobody'] as const, ...colleagues.map(({ id, name }) => [id, name] as const)]
  return (
    <form method="get" action={paths.officeCases} class="search-row" role="search">
      <TextField name="q" label="Reference, ID or email address" value={typed.q ?? ''} />
      <SelectField name="topic" label="Topic" none="Any topic" options={topics} value={typed.topic ?? ''} />
      <SelectField name="assignee" label="Assigned to" none="Anyone" options={answerers} value={typed.assignee ?? ''} />
      <input type="hidden" name="state" value={state} />
      <button class="button">Search</button>
    </form>
  )
}

function Rows({ cases, sorting, addressFor, search, state, now }: InboxProps) {
  const columns = [
    { name: 'since', label: search ? 'Since' : state === 'closed' ? 'Closed' : 'Waiting' },
    { name: 'topic', label: 'Case' },
    { name: 'assignee', label: 'Assigned to' },
  ]
  const sort = { columns, sorting, hrefOf: (to: string) => addressFor({ sort: to }) }
  return (
    <>
      {!search && <SortLine {...sort} />}
      <table class="rows">
        <caption class="hidden">Cases</caption>
        <thead>
          {search ? (
            <tr>
              {columns.map(({ label }) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          ) : (
            <SortHeads {...sort} />
          )}
        </thead>
        <tbody>
          {cases.map((row) => (
            <Row row={row} now={now} withState={search !== undefined} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ row, now, withState }: { row: CaseRowView; now: Date; withState: boolean }) {
  const { words, isLong } = waited(row.since, now)
  return (
    <tr>
      <td class="age">{isLong && row.state === 'open' ? <strong>{words}</strong> : words}</td>
      <th scope="row" class="what">
        <a href={paths.officeCase(row.reference)}>{row.topic}</a>
        <span class="second-line">
          <span class="code">{row.reference}</span> · {row.from}
          {withState && ` · ${stateWords[row.state]}`}
          {row.about && ` · ${row.about}`}
        </span>
        <span class="second-line" dir="auto">
          {row.beginning}
        </span>
      </th>
      <td>{row.assignee ?? <span class="second">Nobody</span>}</td>
    </tr>
  )
}
