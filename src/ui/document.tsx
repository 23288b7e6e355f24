import type { PropsWithChildren } from 'hono/jsx'
import { drawnOnce } from './drawn-once.ts'

/** What every page may need; a page with a look of its own names it. */
const styles = ['tokens', 'base', 'layout', 'tables', 'records', 'forms', 'marks', 'progress', 'pages', 'print']

export interface DocumentProps {
  readonly title: string
  readonly siteName: string
  readonly lang?: string
  readonly robots?: string
  /** A style sheet that this page alone has. */
  readonly look?: string | undefined
}

/** The page around the page. */
export function Document({ title, siteName, lang, robots, look, children }: PropsWithChildren<DocumentProps>) {
  return (
    <html lang={lang ?? 'en'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${siteName}`}</title>
        {robots && <meta name="robots" content={robots} />}
        {looks(styles)}
        {look && <link rel="stylesheet" href={`/styles/${look}.css`} />}
      </head>
      <body>{children}</body>
    </html>
  )
}

const looks = drawnOnce((names: readonly string[]) => (
  <>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    {names.map((name) => (
      <link rel="stylesheet" href={`/styles/${name}.css`} />
    ))}
  </>
))
