import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refused } from './key-store.ts'

/** Asks for a new passphrase, twice; what is piped in may say it once. */
export async function askNewPassphrase(
  problemOf: (passphrase: string) => Promise<string | undefined>,
): Promise<string> {
  const ask = asker()
  const [first] = [await ask('Passphrase: ')]
  const problem = await problemOf(first)
  if (problem) throw new Refused(problem)
  const again = await ask('The same again: ')
  if (again !== first && !(again === '' && !process.stdin.isTTY))
    throw new Refused('The two passphrases differ. Nothing was made.')
  return first
}

export function askPassphrase(): Promise<string> {
  return asker()('Passphrase: ')
}

/** Asks without showing what is typed; what is piped in answers line by line. */
function asker(): (question: string) => Promise<string> {
  if (process.stdin.isTTY) return askTerminal
  let lines: string[] | undefined
  return async () => {
    lines ??= (await textOf(process.stdin)).split(/\r?\n/)
    return lines.shift() ?? ''
  }
}

async function askTerminal(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  terminal.on('SIGINT', () => process.exit(130))
  process.stderr.write(question)
  try {
    return await terminal.question('')
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

async function textOf(input: NodeJS.ReadStream): Promise<string> {
  let text = ''
  for await (const chunk of input.setEncoding('utf8')) text += String(chunk)
  return text
}
