import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const connections = 4

/**
 * Answers a second when one address is asked for so many times, or as often as there is time for, over a few connections.
 * Does little else, so that the server is what is measured.
 */
export async function rateOf(url: URL, cookie: string | undefined, visits: number, seconds: number): Promise<number> {
  const cookieLine = cookie ? `Cookie: ${cookie}\r\n` : ''
  const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/html\r\n${cookieLine}`
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(url)))
  const start = performance.now()
  const elapsed = () => (performance.now() - start) / 1000
  let [begun, done] = [0, 0]
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        while (begun < visits && elapsed() < seconds) {
          begun++
          await visit(socket, `${request}CF-Connecting-IP: ${someAddress(begun)}\r\n\r\n`)
          done++
        }
      }),
    )
    return done / elapsed()
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}

/** Everybody comes from somewhere else: one address is let in only so often. */
function someAddress(number: number): string {
  return `10.${Math.floor(Math.random() * 256)}.${(number >> 8) & 255}.${number & 255}`
}

async function open(url: URL): Promise<Socket> {
  const socket = connect(Number(url.port), url.hostname).setNoDelay()
  await once(socket, 'connect')
  return socket
}

function visit(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0)
    const end = (error?: Error) => {
      socket.off('data', take).off('error', end).off('close', closed)
      if (error) reject(error)
      else resolve()
    }
    const closed = () => end(new Error('The connection was closed'))
    const take = (data: Buffer) => {
      received = received.length === 0 ? data : Buffer.concat([received, data])
      const state = stateOf(received)
      if (state === 'whole') end()
      else if (state !== 'open') end(new Error(`Answered ${state}`))
    }
    socket.on('data', take).on('error', end).on('close', closed)
    socket.write(request)
  })
}

/** Has all of the answer come? Or the line of its status, where that is not 200. */
function stateOf(received: Buffer): string {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return 'open'
  const head = received.toString('latin1', 0, headEnd)
  if (!head.startsWith('HTTP/1.1 200 ')) return head.slice(0, head.indexOf('\r\n'))
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1]
  const isWhole = length
    ? received.length >= headEnd + 4 + Number(length)
    : received.subarray(-5).toString('latin1') === '0\r\n\r\n'
  return isWhole ? 'whole' : 'open'
}
