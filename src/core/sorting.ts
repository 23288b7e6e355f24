/** How a table is sorted: by which column, and which way. */
export interface Sorting<Column extends string> {
  readonly column: Column
  readonly descending: boolean
}

/** Reads `?sort=date` or `?sort=-date`; what is no column of the table is the table's own order. */
export function readSorting<Column extends string>(
  text: string | undefined,
  columns: readonly Column[],
  otherwise: Sorting<Column>,
): Sorting<Column> {
  const descending = text?.startsWith('-') ?? false
  const column = columns.find((one) => one === text?.slice(descending ? 1 : 0))
  return column ? { column, descending } : otherwise
}

/** As it stands in an address. */
export function sortingText({ column, descending }: Sorting<string>): string {
  return `${descending ? '-' : ''}${column}`
}

/** Sorted by a key of text, or of nothing, which comes last going up; equals stay as they were. */
export function sortedBy<T>(rows: readonly T[], keyOf: (row: T) => string | null, descending: boolean): T[] {
  const way = descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if (one === other) return 0
    if (one === null) return way
    if (other === null) return -way
    return one < other ? -way : way
  })
}
