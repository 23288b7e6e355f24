import type { Day } from '../../core/calendar.ts'
import { levelNamesOn } from '../../core/certification-on.ts'
import type { CandidateRecord } from '../../core/record.ts'
import type { CertificationStanding, Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { ActionsView } from './view/actions.ts'
import type { Program } from '../../program/program.ts'
import { titleOf } from '../../program/title.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import type { TakenBack } from './view/taken-back.ts'
import { type AsOf, staysAsOf, viewAsOf, type WrongDay } from './view/as-of.ts'
import { type CreditsView, viewCredits } from './view/credits.ts'
import { type HistoryRow, viewHistory } from './view/history.ts'
import { type KeyFact, keyFactsOf } from './view/key-facts.ts'
import { ledeOf, type ListSection, sectionsOf } from './view/list.ts'
import { badgeTextOf, shortNameOn } from '../../wording/names.ts'
import { type ProgressView, viewProgress } from './view/progress.ts'

export interface CertificationsView {
  readonly asOf: AsOf
  readonly lede: Sentence
  readonly notices: readonly Sentence[]
  readonly sections: readonly ListSection[]
}

export interface CertificationView {
  readonly title: string
  /** The heading in two parts: the name and the abbreviation in brackets. */
  readonly heading: { readonly name: string; readonly abbreviation: string }
  readonly subheading: string
  readonly shortName: string
  /** By which others check it. */
  readonly code: string | undefined
  readonly listHref: string
  readonly badge: LevelLook & { readonly text: string | undefined }
  readonly asOf: AsOf
  readonly keyFacts: readonly KeyFact[]
  readonly progress: ProgressView
  readonly credits: CreditsView | undefined
  readonly history: readonly HistoryRow[]
  /** What can be done with it; not as of another day. */
  readonly actions?: ActionsView | undefined
  /** Of one that was held before and is not. */
  readonly takenBack?: TakenBack | undefined
}

interface Shown {
  readonly program: Program
  readonly today: Day
  readonly wrongDay?: WrongDay | undefined
}

/** All certifications of a candidate, as of the standing's day. */
export function viewCertifications(
  standing: Standing,
  startedOn: ReadonlyMap<string, Day | null>,
  { program, today, wrongDay }: Shown,
): CertificationsView {
  const scene = { program, startedOn, on: standing.on, today }
  return {
    asOf: viewAsOf(paths.certifications, standing.on, today, wrongDay),
    lede: ledeOf(scene, standing.certifications),
    notices: program.notices.filter((notice) => notice.page === 'certifications').map((notice) => notice.text),
    sections: sectionsOf(scene, standing.certifications),
  }
}

/** One certification, what it stands on and how it is renewed or earned, as of a day. */
export function viewCertification(
  one: CertificationStanding,
  on: Day,
  record: CandidateRecord,
  { program, today, wrongDay, code }: Shown & { readonly code?: string | undefined },
): CertificationView {
  const scene = { program, record, on, today }
  const title = titleOf(program, one.code, one.name)
  const shortName = shortNameOn(program, one.code, on)
  return {
    title,
    heading: { name: shortName, abbreviation: title.slice(shortName.length).trim() },
    subheading: one.name === shortName ? levelNamesOn(program.levels, one.level, on).label : one.name,
    shortName,
    code,
    listHref: staysAsOf(paths.certifications, on, today),
    badge: {
      ...lookOf(program, one.level),
      text: badgeTextOf(program, one.code, shortName),
    },
    asOf: viewAsOf(paths.certification(one.code), on, today, wrongDay),
    keyFacts: keyFactsOf(scene, one),
    progress: viewProgress(scene, one),
    credits: viewCredits(scene, one),
    history: viewHistory(scene, one.history),
  }
}
