import { createServer, type IncomingMessage } from 'node:http'
import { type Answer, makeAccount, type Route } from './routes.ts'

/** A stand-in of the platform's API on this machine, and how wrangler comes to talk to it. */
export async function openAccount() {
  const account = makeAccount()
  /** What was asked that it has no answer to. */
  const unknown: string[] = []
  const server = createServer((request, response) => {
    void readWhole(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://stand-in.invalid')
      const asked = `${request.method} ${url.pathname}`
      const [route, parts] = findRoute(account.routes, asked)
      if (!route) unknown.push(asked)
      const answer = route?.[1](parts, body, url)
      response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' })
      response.end(answer && 'content' in answer ? answer.content : JSON.stringify(enveloped(answer)))
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    ...account,
    unknown,
    env: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}`,
      CLOUDFLARE_API_TOKEN: 'token',
      CLOUDFLARE_ACCOUNT_ID: 'account',
    },
    close: () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections()),
  }
}

function findRoute(routes: readonly Route[], asked: string): [Route | undefined, readonly string[]] {
  for (const route of routes) {
    const parts = route[0].exec(asked)
    if (parts) return [route, parts.slice(1).map(decodeURIComponent)]
  }
  return [undefined, []]
}

function enveloped(answer: Exclude<Answer, { content: Buffer }>): object {
  const errors = answer ? [] : [{ code: 10007, message: 'It is not there.' }]
  return { success: answer !== undefined, errors, messages: [], result: answer?.result ?? null, ...answer?.more }
}

async function readWhole(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
