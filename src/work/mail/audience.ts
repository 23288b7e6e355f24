import { addDays, dayOf } from '../../core/calendar.ts'
import { levelOn } from '../../core/certification-on.ts'
import { becomeOf } from '../../core/codes.ts'
import type { Audience } from '../../core/announcements.ts'
import type { Meant } from '../../data/mail/audience.ts'
import type { Program } from '../../program/program.ts'

/** An address that mail came back from gets none of our own accord for so long. */
const daysOfRefusal = 180

/** Whom an audience means on a day, in what the database knows. */
export function audienceFor(
  program: Program,
  { audience, candidateId }: { readonly audience: Audience; readonly candidateId: string | null },
  now: Date,
): Meant {
  const { certification, level, country, withinDays } = audience
  const on = dayOf(now, program.timeZone)
  const isHeld = certification !== undefined || level !== undefined || withinDays !== undefined
  return {
    candidateId,
    country,
    question: program.questions.find(({ decides }) => decides === 'notifications')?.code,
    refusingSince: refusingSince(now),
    ...(isHeld && {
      holding: {
        codes: (certification ?? level) ? codesOf(program, { certification, level }, on) : undefined,
        on,
        endsBy: withinDays === undefined ? undefined : addDays(on, withinDays),
      },
    }),
  }
}

export function refusingSince(now: Date): string {
  return new Date(now.getTime() - daysOfRefusal * 86_400_000).toISOString()
}

/** The codes that a certification, or those of a level, have or had before they were renamed. */
function codesOf(
  program: Program,
  chosen: { readonly certification: string | undefined; readonly level: string | undefined },
  on: string,
): string[] {
  const isChosen = (code: string) => {
    const one = program.certifications.find((other) => other.code === code)
    return (
      (chosen.certification === undefined || code === chosen.certification) &&
      (chosen.level === undefined || (one !== undefined && levelOn(one, on) === chosen.level))
    )
  }
  return program.certifications.flatMap(({ code }) => (isChosen(becomeOf(program.migrations, code, on)) ? [code] : []))
}
