import { paths } from '../../paths.ts'
import { isViewable } from './viewable.ts'

interface ShownAs {
  readonly id: string
  /** The address of the page on the site. */
  readonly at: URL
  /** What stands above it, as HTML. */
  readonly strip: string
  /** Values that open something to whoever has them. */
  readonly bearers: readonly string[]
}

const dots = '••••••••'

/**
 * A page as its candidate sees it, for a colleague: its links lead to other such pages or nowhere, its forms can't be sent,
 * and what would open something is dots.
 */
export async function showAs(page: Response, { id, at, strip, bearers }: ShownAs): Promise<string> {
  const rewriter = new HTMLRewriter()
    .on('head', {
      element: (head) => void head.append('<link rel="stylesheet" href="/styles/office.css"/>', { html: true }),
    })
    // The link past everything stays the first.
    .on('a.skip', { element: (skip) => void skip.after(strip, { html: true }) })
    .on('script, meta[http-equiv], button, input[type="hidden"], input[type="submit"], link[rel="alternate"]', {
      element: (element) => void element.remove(),
    })
    .on('input, select, textarea', { element: (field) => void field.setAttribute('disabled', '') })
    .on('form', {
      element(form) {
        for (const name of ['action', 'method', 'enctype']) form.removeAttribute(name)
      },
    })
    .on('a[href]', {
      element(link) {
        const to = placeOf(link.getAttribute('href') ?? '', at)
        if (to === undefined) link.removeAttribute('href')
        else link.setAttribute('href', to.startsWith('#') ? to : paths.viewAs(id, to))
        link.removeAttribute('download')
      },
    })
    .on('img[src], source, object, embed, iframe', {
      element(picture) {
        const isOpen = /^\/(achievements|guide|styles)\//.test(picture.getAttribute('src') ?? '')
        if (!isOpen) picture.remove()
      },
    })
  const html = await rewriter.transform(page).text()
  return bearers.reduce((text, bearer) => text.replaceAll(bearer, dots), html)
}

/** Where a link leads, if that may be seen: an address within the page, or a path of the site. */
function placeOf(href: string, at: URL): string | undefined {
  if (href.startsWith('#')) return href
  const to = URL.parse(href, at.href)
  if (!to || to.origin !== at.origin || !isViewable(to.pathname)) return undefined
  return to.pathname + to.search + to.hash
}

/** The same of an answer that leads to another page. */
export function redirectAs(id: string, location: string, at: URL): string | undefined {
  const to = placeOf(location, at)
  return to === undefined || to.startsWith('#') ? undefined : paths.viewAs(id, to)
}
