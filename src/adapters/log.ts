/** One line of the log. What may stand in it is listed here: never an address, a name, a token or a path with a code in it. */
export interface LogLine {
  readonly event: string
  readonly requestId?: string
  readonly method?: string
  /** The pattern of the route, never the path itself. */
  readonly route?: string
  readonly import?: string
  /** Why a file was not taken in: a sentence that repeats nothing of its rows. */
  readonly reason?: string
  /** Of the scheduled handler. */
  readonly job?: string
  readonly mail?: string
  readonly error?: Fault
}

interface Fault {
  readonly name: string
  readonly code?: string
  readonly at: readonly string[]
}

export function log(line: LogLine): void {
  console.error(JSON.stringify(line))
}

/** The cause of a fault without its message: messages of the database hold SQL and values, others may hold names. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const root = error.cause instanceof Error ? error.cause : error
  const code = /\bSQLITE_[A-Z_]+\b(?=\)|$)/.exec(root.message)?.[0] ?? /^D1_[A-Z_]+/.exec(root.message)?.[0]
  // Without the message, which stands at the head of the stack and may look like frames.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .flatMap((line) => /^\s+at (.+:\d+:\d+\)?)$/.exec(line)?.[1] ?? [])
  return { name: root.name, ...(code ? { code } : {}), at: frames.slice(0, 6) }
}
