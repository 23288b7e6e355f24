import { addDays, type Day } from '../../../core/calendar.ts'
import { levelNamesOn, levelOn } from '../../../core/certification-on.ts'
import type { HoldingPeriod } from '../../../core/standing/holdings.ts'
import type { TranscriptDraft } from '../../../data/transcripts/transcripts.ts'
import type { Program } from '../../../program/program.ts'
import { listTitleOf } from '../../../program/title.ts'
import { shortNameOn } from '../../../wording/names.ts'

const daysOpen = 90

/** What the form of a new transcript begins with. */
export function freshDraft(today: Day, hasLocalizedName: boolean): TranscriptDraft {
  return {
    description: '',
    expiresOn: addDays(today, daysOpen),
    names: hasLocalizedName ? 'both' : 'latin',
    showsAddress: false,
    showsDates: true,
    showsExpirations: true,
    showsExpired: false,
    choice: 'active',
    chosen: [],
    offered: [],
    addsNew: false,
    remarks: '',
    notes: '',
  }
}

/** The draft with one of the certifications held chosen. */
export function withChosen(
  draft: TranscriptDraft,
  held: readonly HoldingPeriod[],
  chosen: string | undefined,
): TranscriptDraft {
  return held.some(({ certification }) => certification === chosen)
    ? { ...draft, choice: 'these', chosen: [chosen!] }
    : draft
}

/** What is known of a person's certifications on a day: a transcript that adds new ones adds none of these. */
export function currentOf(periods: readonly HoldingPeriod[], on: Day): HoldingPeriod[] {
  return periods.filter(({ since, until }) => since <= on && (until === null || on <= until))
}

export interface OfferGroup {
  readonly label: string
  readonly rows: readonly {
    readonly code: string
    readonly title: string
    readonly earnedOn: Day
    /** Why it is not shown now though it is ticked. */
    readonly note: string | undefined
  }[]
}

const notes = {
  active: undefined,
  expired: 'Expired: shown only if you show expired certifications',
  suspended: 'Suspended: shown once it’s active again',
  revoked: undefined,
} as const

/** What can be ticked, the highest level first. */
export function offersOf(program: Program, periods: readonly HoldingPeriod[], on: Day): OfferGroup[] {
  const current = currentOf(periods, on).filter(({ status }) => status !== 'revoked')
  const levels = new Map(program.certifications.map((one) => [one.code, levelOn(one, on)]))
  return program.levels
    .toSorted((a, b) => b.rank - a.rank)
    .map((level) => ({
      label: levelNamesOn(program.levels, level.code, on).label,
      rows: current
        .filter(({ certification }) => levels.get(certification) === level.code)
        .map(({ certification: code, firstEarnedOn, status }) => ({
          code,
          title: listTitleOf(program, code, shortNameOn(program, code, on)),
          earnedOn: firstEarnedOn,
          note: notes[status],
        })),
    }))
    .filter(({ rows }) => rows.length > 0)
}
