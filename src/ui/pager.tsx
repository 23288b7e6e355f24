import type { Paging } from '../core/paging.ts'

/** The way through the pages of a list; nothing where there is only one, and it is this one. */
export function Pager({ page, pages, hrefOf }: Paging & { hrefOf: (page: number) => string }) {
  if (page > pages)
    return (
      <p class="empty">
        There is no page {page}. <a href={hrefOf(pages)}>Go to page {pages}</a>, the last one.
      </p>
    )
  if (pages === 1) return null
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 && (
        <>
          <a href={hrefOf(1)}>First</a>
          <a href={hrefOf(page - 1)} rel="prev">
            Previous
          </a>
        </>
      )}
      <span aria-current="page">
        Page {page} of {pages}
      </span>
      {page < pages && (
        <>
          <a href={hrefOf(page + 1)} rel="next">
            Next
          </a>
          <a href={hrefOf(pages)}>Last</a>
        </>
      )}
    </nav>
  )
}
