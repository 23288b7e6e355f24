import { parseArgs } from 'node:util'
import { readDevFile } from './state.ts'

/** A running site and a token for it: from the command line, the environment, or the development server's own file. */
export function siteFromOptions(): {
  url: string
  token: string
  files: string[]
  isHistory: boolean
  isPreview: boolean
} {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      token: { type: 'string' },
      history: { type: 'boolean', default: false },
      preview: { type: 'boolean', default: false },
    },
  })
  const dev = readDevFile()
  const url = values.url ?? dev?.url
  const token = values.token ?? process.env.OPERATOR_TOKEN ?? (values.url ? undefined : dev?.operatorToken)
  if (!url || !token) {
    console.error('Name a running site and a token: --url URL --token TOKEN (or start one with npm run dev).')
    process.exit(2)
  }
  return { url, token, files: positionals, isHistory: values.history, isPreview: values.preview }
}
