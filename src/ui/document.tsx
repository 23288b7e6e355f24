import type { Child, PropsWithChildren } from 'hono/jsx'
import { paths } from '../paths.ts'
import { drawnOnce } from './drawn-once.ts'

/** In the order in which they were written to be read; a page with neither forms nor tables does without some. */
const allStyles = ['tokens', 'base', 'layout', 'tables', 'records', 'forms', 'marks', 'progress', 'pages', 'print']
const leanStyles = allStyles.filter((name) => !['tables', 'records', 'forms'].includes(name))
const plainStyles = leanStyles.filter((name) => !['marks', 'progress'].includes(name))
const without = (left: string) => allStyles.filter((name) => name !== left)
const stylesOf = {
  all: allStyles,
  withoutRecords: without('records'),
  withoutProgress: without('progress'),
  lean: leanStyles,
  plain: plainStyles,
}

/** All of them; without those of lists of records, or of progress; without those of forms and tables; or, for a page of text, without those of signs and bars too. */
export type Styles = keyof typeof stylesOf

export interface DocumentProps {
  readonly title: string
  readonly siteName: string
  readonly lang?: string
  readonly robots?: string
  /** Further tags of the head. */
  readonly head?: Child
  /** Style sheets that this page alone has. */
  readonly look?: string | readonly string[] | undefined
  readonly styles?: Styles | undefined
  /** The page goes on to this address by itself. */
  readonly goesOnTo?: string | undefined
  /** For a house whose pages all look otherwise. */
  readonly house?: 'office' | undefined
}

/** The page around the page. */
export function Document(props: PropsWithChildren<DocumentProps>) {
  const { title, siteName, lang, robots, head, look, styles, goesOnTo, house, children } = props
  return (
    <html lang={lang ?? 'en'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${siteName}`}</title>
        {robots && <meta name="robots" content={robots} />}
        {goesOnTo && <meta http-equiv="refresh" content={`0; url=${goesOnTo}`} />}
        {head}
        {looks(stylesOf[styles ?? 'all'])}
        {[look ?? []].flat().map((name) => (
          <link rel="stylesheet" href={`/styles/${name}.css`} />
        ))}
      </head>
      <body class={house}>{children}</body>
    </html>
  )
}

/** What every page loads; nothing depends on the script. */
const looks = drawnOnce((names: readonly string[]) => (
  <>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <script type="module" src="/enhance.js" />
    <link rel="icon" href="/favicon.ico" sizes="32x32" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="manifest" href={paths.manifest} />
    {names.map((name) => (
      <link rel="stylesheet" href={`/styles/${name}.css`} />
    ))}
  </>
))
