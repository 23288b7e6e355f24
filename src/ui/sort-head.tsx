import type { PropsWithChildren } from 'hono/jsx'
import { type Sorting, sortingText } from '../core/sorting.ts'

export interface SortColumn {
  readonly name: string
  readonly label: string
  /** A number, set to the right. */
  readonly amount?: true
}

interface SortProps {
  readonly columns: readonly SortColumn[]
  readonly sorting: Sorting<string>
  /** The address that sorts by a column, given as `?sort=` has it. */
  readonly hrefOf: (sort: string) => string
}

/** The heads of a table as links, each to its own order, or to the other way round where it is that already; then others. */
export function SortHeads({ columns, sorting, hrefOf, children }: PropsWithChildren<SortProps>) {
  return (
    <tr>
      {columns.map(({ name, label, amount }) => (
        <th scope="col" class={amount && 'amount'} aria-sort={ariaSort(name, sorting)}>
          <SortLink name={name} label={label} sorting={sorting} hrefOf={hrefOf} />
        </th>
      ))}
      {children}
    </tr>
  )
}

/** The same as a line, where the table has become rows under one another. */
export function SortLine({ columns, sorting, hrefOf }: SortProps) {
  return (
    <p class="sort-line narrow">
      <span>Sort by</span>
      {columns.map(({ name, label }) => (
        <SortLink name={name} label={label} sorting={sorting} hrefOf={hrefOf} />
      ))}
    </p>
  )
}

function SortLink({ name, label, sorting, hrefOf }: SortColumn & Omit<SortProps, 'columns'>) {
  const isCurrent = sorting.column === name
  const next = { column: name, descending: isCurrent ? !sorting.descending : false }
  return (
    <a class={isCurrent ? 'sort current' : 'sort'} href={hrefOf(sortingText(next))}>
      {label} <span aria-hidden="true">{isCurrent ? (sorting.descending ? '↓' : '↑') : '↕'}</span>
    </a>
  )
}

function ariaSort(name: string, sorting: Sorting<string>): 'ascending' | 'descending' | undefined {
  if (sorting.column !== name) return undefined
  return sorting.descending ? 'descending' : 'ascending'
}
