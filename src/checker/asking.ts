import { mostReads } from './limits.ts'
import type { Ask } from './result.ts'

/** A status list that was read for an earlier file, and until when its issuer lets it be used again, in milliseconds. */
export interface KeptList {
  readonly text: string
  readonly until: number
}

/** What checking may know of the world. */
export interface Outside {
  readonly now: Date
  /** Hosts, with their port, that the visitor has let this page ask. */
  readonly allowed: ReadonlySet<string>
  /** The site whose page this is; it alone may be without TLS, on a development machine. */
  readonly own?: string
  /** The zone in which that site's days begin and end. */
  readonly timeZone?: string
  /** Lists of other sites, by their addresses; what is read is added. */
  readonly lists?: Map<string, KeptList>
  /** Reads a document, or asks with a question in JSON; rejects where nothing comes. */
  readonly fetch?: (
    url: string,
    question?: string,
  ) => Promise<{ readonly status: number; readonly type: string; readonly text: string }>
}

export type Reading = { readonly text: string } | { readonly missing: string }

/** Reads other sites' documents for one file: each once, only of hosts that may be asked, and notes which it would ask. */
export class Asking {
  readonly now: Date
  private readonly outside: Outside
  private readonly wanted = new Map<string, Ask>()
  private readonly known = new Map<string, Promise<Reading>>()
  private foreign = 0

  constructor(outside: Outside) {
    this.now = outside.now
    this.outside = outside
  }

  /** The site whose page this is. */
  get own(): string | undefined {
    return this.outside.own
  }

  get timeZone(): string | undefined {
    return this.outside.timeZone
  }

  get asks(): readonly Ask[] {
    return [...this.wanted.values()]
  }

  /** `what` is what is looked for there, as in "the key". */
  read(url: string, what: string): Promise<Reading> {
    return this.ask(url, what)
  }

  /** Reads a status list, or takes it as it was read for an earlier file. What this site says is always asked. */
  readList(url: string, what: string): Promise<Reading> {
    const address = addressOf(url, this.outside.own)
    const kept = address && this.outside.allowed.has(address.host) ? this.keptList(address) : undefined
    return kept ? Promise.resolve({ text: kept.text }) : this.ask(url, what)
  }

  /** Keeps a status list that was just read until a moment; one that was kept already is kept no longer for that. */
  keepList(url: string, list: KeptList): void {
    const address = addressOf(url, this.outside.own)
    if (!address || address.origin === this.outside.own || this.keptList(address)) return
    this.outside.lists?.set(address.href, list)
  }

  private keptList({ href }: URL): KeptList | undefined {
    const kept = this.outside.lists?.get(href)
    return kept && kept.until > this.now.getTime() ? kept : undefined
  }

  /** Asks with a question in JSON. */
  post(url: string, question: string, what: string): Promise<Reading> {
    return this.ask(url, what, question)
  }

  private ask(url: string, what: string, question?: string): Promise<Reading> {
    const address = addressOf(url, this.outside.own)
    if (!address) return Promise.resolve({ missing: `We can’t ask for ${what} at ${shortened(url)}.` })
    const { host, href } = address
    if (!this.outside.allowed.has(host)) {
      const why = `It has ${what}. It learns which of its addresses someone at your network asked for, and nothing else.`
      if (!this.wanted.has(host)) this.wanted.set(host, { host, why })
      return Promise.resolve({ missing: `${host} has ${what}, and hasn’t been asked yet.` })
    }
    const key = question === undefined ? href : `${href} ${question}`
    const reading = this.known.get(key) ?? this.fetch(address, what, question)
    this.known.set(key, reading)
    return reading
  }

  private async fetch({ href, host, origin }: URL, what: string, question?: string): Promise<Reading> {
    if (!this.outside.fetch) return { missing: `${host} can’t be asked for ${what} from here.` }
    if (origin !== this.outside.own && ++this.foreign > mostReads)
      return { missing: `${host} wasn’t asked for ${what}: the file names too many addresses.` }
    try {
      const { status, text } = await this.outside.fetch(href, question)
      return status === 200 ? { text } : { missing: `${host} was asked for ${what}, and has none at that address.` }
    } catch {
      return { missing: `${host} was asked for ${what}, and gave no answer that this page can read.` }
    }
  }
}

/** Only https, no credentials in it, and without what stands behind the #. */
function addressOf(url: string, own: string | undefined): URL | undefined {
  if (!URL.canParse(url) || url.length > 2000) return undefined
  const address = new URL(url)
  address.hash = ''
  const isSafe = address.protocol === 'https:' || address.origin === own
  return isSafe && address.username === '' && address.password === '' ? address : undefined
}

/** Signs that are not seen, and those that turn round how what follows is read. */
const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** Something of a stranger's, short enough for a sentence, and in one line of signs that are seen. */
export function shortened(text: string, most = 90): string {
  const seen = text.replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  return seen.length > most ? `${seen.slice(0, most - 1)}…` : seen
}

/** As whom somebody is known: an address as it is asked, with the whole of its host, whose end says whose it is. */
export function nameInWords(id: string): string {
  return shortened(/^https?:/i.test(id) && URL.canParse(id) ? new URL(id).href : id, 300)
}
