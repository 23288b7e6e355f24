import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A few open connections that ask for one address again and again, and do little else, so that the server is what is measured. */
export class Visitors {
  readonly #sockets: Socket[] = []
  readonly #request: string

  constructor(url: URL, cookie: string | undefined) {
    const cookieLine = cookie ? `Cookie: ${cookie}\r\n` : ''
    this.#request = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/html\r\n${cookieLine}\r\n`
    this.url = url
  }

  readonly url: URL

  async open(connections: number): Promise<void> {
    while (this.#sockets.length < connections) {
      const socket = connect(Number(this.url.port), this.url.hostname).setNoDelay()
      await once(socket, 'connect')
      this.#sockets.push(socket)
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Answers a second over so many visits, or as many as there is time for. */
  async rate(visits: number, milliseconds: number): Promise<number> {
    const start = performance.now()
    let [begun, done] = [0, 0]
    await Promise.all(
      this.#sockets.map(async (socket) => {
        while (begun < visits && performance.now() - start < milliseconds) {
          begun++
          await this.#visit(socket)
          done++
        }
      }),
    )
    return (done / (performance.now() - start)) * 1000
  }

  #visit(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      let received = Buffer.alloc(0)
      const end = (error?: Error) => {
        socket.off('data', take).off('error', end).off('close', closed)
        if (error) reject(error)
        else resolve()
      }
      const closed = () => end(new Error(`${this.url.href} closed the connection`))
      const take = (data: Buffer) => {
        received = received.length === 0 ? data : Buffer.concat([received, data])
        const state = stateOf(received)
        if (state === 'whole') end()
        else if (state !== 'open') end(new Error(`${this.url.href} answered ${state}`))
      }
      socket.on('data', take).on('error', end).on('close', closed)
      socket.write(this.#request)
    })
  }
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
