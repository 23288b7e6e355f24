import type { Context } from 'hono'
import { pageOf } from '../../core/paging.ts'
import { readSorting, type Sorting } from '../../core/sorting.ts'
import type { Env } from '../../env.ts'

const perPage = 50
/** Further back than this, a search finds it. */
const mostPages = 100
const mostInFile = 5000

interface ListOptions<Column extends string> {
  readonly path: string
  readonly columns: readonly Column[]
  /** The list's own order. */
  readonly order: Sorting<Column>
  /** What of the address stays when the list is sorted or turned: facets and the search. */
  readonly stays: readonly string[]
}

/** What the address of an office list asks for, and the addresses of its other pages. */
export function readList<Column extends string>(c: Context<Env>, options: ListOptions<Column>) {
  const { path, columns, order, stays } = options
  const typed = c.req.query()
  const isFile = typed.format === 'csv'
  const at = isFile ? 1 : Math.min(pageOf(typed.page), mostPages)
  const kept = Object.fromEntries([...stays, 'sort'].map((name) => [name, (typed[name] ?? '').slice(0, 200)]))
  const addressFor = (changes: Readonly<Record<string, string>> = {}) => {
    const filled = Object.entries({ ...kept, ...changes }).filter(([, value]) => value !== '')
    const query = new URLSearchParams(filled).toString()
    return query ? `${path}?${query}` : path
  }
  return {
    typed,
    isFile,
    sorting: readSorting(typed.sort, columns, order),
    search: typed.q?.trim().slice(0, 200) || undefined,
    skip: (at - 1) * perPage,
    /** One more than a page has: then there is a next one. */
    most: isFile ? mostInFile : perPage + 1,
    addressFor,
    /** The rows of this page, and where it is in the list. */
    turn<Row>(found: readonly Row[]) {
      const hasMore = found.length > perPage && at < mostPages
      const rows = found.slice(0, perPage)
      const paging: ListPaging = {
        from: (at - 1) * perPage + 1,
        count: rows.length,
        next: hasMore ? addressFor({ page: String(at + 1) }) : undefined,
        previous: at > 1 ? addressFor({ page: String(at - 1) }) : undefined,
      }
      return { rows, paging }
    },
  }
}

/** Where a page is in its list. */
interface ListPaging {
  readonly from: number
  readonly count: number
  readonly next: string | undefined
  readonly previous: string | undefined
}
