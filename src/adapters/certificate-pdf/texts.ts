import type { CertificateFacts } from './certificate-facts.ts'
import { type Chosen, chooseFonts } from './choose-fonts.ts'
import { cleanText } from './clean-text.ts'
import { type Fitted, fitLines, type Room } from './fit-lines.ts'
import type { FontShelf } from './font-shelf.ts'
import { enlargementOf, type PageFont, pageFonts } from './fonts.ts'
import { type Line, setLine } from './set-line.ts'

/** Every line of a certificate, set and fitted. */
export interface Texts {
  readonly issuer: Fitted
  readonly certifies: Line
  readonly name: Fitted
  readonly localized: Fitted | undefined
  readonly hasMet: Line
  readonly certification: Fitted
  readonly columns: readonly Column[]
  readonly signatory: Fitted
  readonly title: Fitted
  readonly scan: Line
  readonly address: Fitted
  readonly badge: { readonly text: Fitted; readonly track: Fitted | undefined; readonly level: Line }
  readonly microtext: readonly Line[]
  readonly space: Line
  /** Characters of the names that no font has. */
  readonly missing: readonly string[]
}

export interface Column {
  readonly label: Line
  readonly value: Line
  /** Room after every fourth sign, so that a code can be read in groups. */
  readonly grouped: boolean
}

const one = { smallestWhole: 0, smallestWords: 0 }

export async function setTexts(facts: CertificateFacts, shelf: FontShelf, width: number): Promise<Texts> {
  const choose = (text: string, font: PageFont) => chooseFonts(cleanText(text), shelf, font)
  const line = async (text: string, font: PageFont) => setLine((await choose(text, font)).pieces)
  const fitted = async (text: string, font: PageFont, room: Room) => fitLines((await choose(text, font)).pieces, room)
  const column = async (label: string, value: string, grouped = false) => ({
    label: await line(label, 'sans'),
    value: await line(value, 'serif'),
    grouped,
  })

  /** Ends with what stands before its own beginning. */
  const microtext = async (words: readonly string[]) => {
    const text = `${words.map(cleanText).join(' · ').toUpperCase()} · `
    return setLine((await chooseFonts(text, shelf, 'sans-strong')).pieces)
  }

  await Promise.all(pageFonts.map((font) => shelf.take(font)))
  const latin = await latinName(facts, shelf)
  const localized = await localizedName(facts, shelf)
  const missing = [...new Set([...latin.missing, ...(localized?.missing ?? [])])]
  const [name, beneath] = namesToShow(latin, localized, missing)
  return {
    issuer: await fitted(facts.issuer.toUpperCase(), 'sans-strong', { width: width * 0.8, largest: 36, ...one }),
    certifies: await line('certifies that', 'serif-italic'),
    name: fitLines(name.pieces, { width, largest: 178, smallestWhole: 110, smallestWords: 40 }),
    localized:
      beneath &&
      fitLines(beneath.pieces, { width, largest: 76 * enlarged(beneath), smallestWhole: 54, smallestWords: 28 }),
    hasMet: await line('has met every requirement of', 'serif-italic'),
    certification: await fitted(facts.certification, 'serif', {
      width,
      largest: 124,
      smallestWhole: 84,
      smallestWords: 40,
    }),
    columns: [
      await column('Date certified', facts.certifiedOn),
      await column('Valid through', facts.validThrough ?? 'Does not expire'),
      await column('Candidate ID', facts.candidateId),
      await column('Certificate', facts.code, true),
    ],
    signatory: await fitted(facts.signatory.name, 'serif', { width: 620, largest: 42, ...one }),
    title: await fitted(facts.signatory.title, 'sans', { width: 620, largest: 32, ...one }),
    scan: await line('Scan, or enter the code at', 'sans'),
    address: await fitted(facts.verifyAddress, 'sans-strong', { width: 720, largest: 32, ...one }),
    badge: {
      text: await fitted(facts.badge.text, 'serif-bold', { width: 210, largest: badgeSize(facts), ...one }),
      track: facts.badge.track
        ? await fitted(facts.badge.track, 'serif-italic', { width: 190, largest: 27, ...one })
        : undefined,
      level: await line(facts.level.name.toUpperCase(), 'sans-strong'),
    },
    microtext: await Promise.all(
      [[facts.name, facts.certification, facts.code], [facts.certification, facts.code], [facts.code]].map(microtext),
    ),
    space: setLine((await chooseFonts(' ', shelf, 'serif')).pieces),
    missing,
  }
}

/** What no font has is left out, and the name closes up. */
async function latinName(facts: CertificateFacts, shelf: FontShelf): Promise<Chosen> {
  const chosen = await chooseFonts(cleanText(facts.name), shelf, 'serif')
  if (chosen.missing.length === 0) return chosen
  const rest = cleanText(chosen.pieces.map((piece) => piece.text).join(''))
  return { pieces: (await chooseFonts(rest, shelf, 'serif')).pieces, missing: chosen.missing }
}

async function localizedName(facts: CertificateFacts, shelf: FontShelf): Promise<Chosen | undefined> {
  const text = cleanText(facts.localizedName ?? '')
  if (text === '' || text === cleanText(facts.name)) return undefined
  return chooseFonts(text, shelf, 'serif', facts.localizedLanguage)
}

function enlarged({ pieces }: Chosen): number {
  return Math.max(...pieces.map(({ font }) => enlargementOf(font.file)))
}

/** The Latin name, and beneath it the localized one if it has no holes; that one alone where nothing of the other can be drawn. */
function namesToShow(latin: Chosen, localized: Chosen | undefined, missing: readonly string[]): [Chosen, Chosen?] {
  const whole = localized?.missing.length === 0 ? localized : undefined
  if (latin.pieces.length > 0) return [latin, whole]
  if (whole) return [whole]
  throw new NoNameToShow(missing)
}

/** A certificate is for somebody: there is none without a name. */
export class NoNameToShow extends Error {
  readonly missing: readonly string[]

  constructor(missing: readonly string[]) {
    super('No font has anything of the name')
    this.name = 'NoNameToShow'
    this.missing = missing
  }
}

function badgeSize({ badge, level }: CertificateFacts): number {
  if (badge.text.length > 5) return 52
  if (badge.text.length === 5) return 66
  return level.rank === 1 ? 70 : 76
}
