import type { TranscriptFacts } from '../../../adapters/transcript-pdf/transcript-facts.ts'
import { paperOf } from '../../../core/paper.ts'
import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import { formatDay, formatEnd, formatKnown } from '../../../ui/words.ts'
import { groupsOf, type SheetRow } from '../sheet-view.ts'
import type { OpenLink } from './find.ts'

/** Countries whose Han signs are not drawn as China draws them, with the language they are drawn in. */
const languages: Readonly<Record<string, string>> = { JP: 'ja' }

/** What the sheet says and nothing else, for paper; the paper is that of whoever reads, so that it tells nothing of the owner. */
export function transcriptFacts(
  program: Program,
  baseUrl: string,
  { sheet, country, hasRecord }: Pick<OpenLink, 'sheet' | 'country'> & { readonly hasRecord: boolean },
  readIn: string,
): TranscriptFacts {
  const { name, localizedName, address, remarks, linkEndsOn } = sheet
  const { host } = new URL(baseUrl)
  const language = /\p{Script=Han}/u.test(name + (localizedName ?? '')) ? languages[country] : undefined
  return {
    issuer: sheet.issuer,
    name,
    ...(localizedName && { localizedName }),
    ...(language && { nameLanguage: language }),
    ...(address && { address: address.join(', ') }),
    transcript: sheet.transcript,
    on: formatDay(sheet.on),
    groups: groupsOf(program, sheet).map(({ label, rows }) => ({
      label,
      level: { rank: rows[0]!.badge.rank, shape: rows[0]!.badge.shape, colour: rows[0]!.badge.colour },
      rows: rows.map(rowOf),
    })),
    ...(remarks && { remarks }),
    linkEndsOn: linkEndsOn && formatDay(linkEndsOn),
    hasRecord,
    linkAddress: `${host}${paths.transcript(sheet.transcript)}`,
    verifyAddress: `${host}${paths.verify}`,
    paper: paperOf(readIn),
  }
}

/** Days that were not chosen are not in it. */
function rowOf(row: SheetRow): TranscriptFacts['groups'][number]['rows'][number] {
  return {
    title: row.title,
    isOver: row.status === 'expired',
    ...('earnedOn' in row && { earned: formatKnown(row.earnedOn) }),
    ...('expiresOn' in row && { ends: formatEnd(row.expiresOn ?? null) }),
  }
}
