import type { PropsWithChildren } from 'hono/jsx'
import { drawnOnce } from './drawn-once.ts'

const styles = ['tokens', 'base', 'layout', 'tables', 'records', 'forms', 'marks', 'progress', 'pages', 'home', 'print']

export interface DocumentProps {
  readonly title: string
  readonly siteName: string
  readonly lang?: string
  readonly robots?: string
}

/** The page around the page. */
export function Document({ title, siteName, lang, robots, children }: PropsWithChildren<DocumentProps>) {
  return (
    <html lang={lang ?? 'en'}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${siteName}`}</title>
        {robots && <meta name="robots" content={robots} />}
        {looks(styles)}
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
