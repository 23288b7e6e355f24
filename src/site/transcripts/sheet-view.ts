import type { Day } from '../../core/calendar.ts'
import { levelNamesOn, levelOn, nameOn } from '../../core/certification-on.ts'
import type { OpenTranscript } from '../../core/open-transcript.ts'
import { openView } from '../../core/open-pages.ts'
import type { Program } from '../../program/program.ts'
import { listTitleOf } from '../../program/title.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import { shortNameOn } from '../../wording/names.ts'

export interface SheetRow {
  readonly certification: string
  readonly title: string
  readonly level: string
  readonly status: 'active' | 'expired'
  readonly earnedOn?: Day
  readonly expiresOn?: Day | null
}

/** All that a transcript tells a stranger: built from the listed keys. */
export interface Sheet {
  readonly transcript: string
  readonly name: string
  readonly localizedName?: string
  readonly address?: readonly string[]
  readonly on: Day
  readonly linkEndsOn: Day | null
  readonly issuer: string
  readonly certifications: readonly SheetRow[]
  readonly remarks?: string
}

/**
 * A transcript as the listed keys have it, the highest level first. That its owner has put it together and given it away is
 * their consent to what is in it; a No to verification closes it before it comes here.
 */
export function sheetOf(program: Program, open: OpenTranscript): Sheet {
  const rank = (code: string) => program.levels.find((level) => level.code === code)?.rank ?? 0
  const rows = open.certifications
    .map((one) => {
      const known = program.certifications.find(({ code }) => code === one.certification)
      const [level, name] = known ? [levelOn(known, open.on), nameOn(known, open.on)] : ['', one.certification]
      const short = shortNameOn(program, one.certification, open.on)
      const title = listTitleOf(program, one.certification, short === one.certification ? name : short)
      return { ...one, title, level }
    })
    .sort((a, b) => rank(b.level) - rank(a.level) || (a.title < b.title ? -1 : 1))
    .map((row) => openView('transcriptCertification', row, 'yes') as SheetRow)
  return openView(
    'transcript',
    { ...open, issuer: program.issuer.name, certifications: rows },
    'yes',
  ) as unknown as Sheet
}

export interface SheetGroup {
  readonly label: string
  readonly rows: readonly (SheetRow & { readonly badge: LevelLook & { readonly open: boolean } })[]
}

/** The certifications by level, as the page lists them. */
export function groupsOf(program: Program, sheet: Sheet): SheetGroup[] {
  return program.levels
    .toSorted((a, b) => b.rank - a.rank)
    .map((level) => ({
      label: levelNamesOn(program.levels, level.code, sheet.on).label,
      rows: sheet.certifications
        .filter((row) => row.level === level.code)
        .map((row) => ({
          ...row,
          badge: { ...lookOf(program, level.code), open: row.status !== 'active' },
        })),
    }))
    .filter(({ rows }) => rows.length > 0)
}
