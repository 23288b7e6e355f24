/** Where a list stands: pages count from 1, and there is always one. */
export interface Paging {
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** The rows of a page, and where the list stands with it. */
export function paged<T>(
  rows: readonly T[],
  page: number,
  perPage: number,
): { readonly shown: T[]; readonly paging: Paging } {
  const paging = { page, pages: Math.max(1, Math.ceil(rows.length / perPage)), total: rows.length }
  return { shown: rows.slice((page - 1) * perPage, page * perPage), paging }
}

/** The page asked for in an address; what is no whole number above 0 is the first. */
export function pageOf(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 1
}
