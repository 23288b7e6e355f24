import { addMonths, type Day } from '../../core/calendar.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { shortNameOn } from '../../wording/names.ts'
import { stillNeeded } from '../../wording/rule-words.ts'

export interface Lapsed {
  readonly name: string
  readonly href: string
  readonly badge: LevelLook & { readonly open: true }
  readonly expiredOn: Day
  /** What earns it again. */
  readonly again: string
}

const most = 6

/** What expired, the newest first: all of it where nothing is held any more, else what expired in the last year. */
export function lapsedOf(program: Program, { certifications, on }: Standing): Lapsed[] {
  const isLapsed = certifications.every(({ status }) => status !== 'active' && status !== 'suspended')
  const since = isLapsed ? '' : addMonths(on, -12)
  return certifications
    .flatMap(({ code, level, status, expiresOn, progress }): Lapsed[] => {
      if (status !== 'expired' || expiresOn === null || expiresOn < since) return []
      const again = progress
        ? `To earn it again: ${stillNeeded(program, progress.tree, on)}.`
        : 'It can no longer be earned.'
      const badge = { ...lookOf(program, level), open: true } as const
      return [
        { name: shortNameOn(program, code, on), href: paths.certification(code), badge, expiredOn: expiresOn, again },
      ]
    })
    .toSorted((a, b) => (a.expiredOn < b.expiredOn ? 1 : a.expiredOn > b.expiredOn ? -1 : 0))
    .slice(0, most)
}
