import type { Day } from './calendar.ts'
import { type FromDay, valueOn } from './dated.ts'
import type { Certification, Level } from './standing/program.ts'

/** What a certification is called on a day; before the day of its first name, by that one. */
export function nameOn({ name, names }: Pick<Certification, 'name' | 'names'>, day: Day): string {
  return valueFor(names, day)?.name ?? name
}

/** The level a certification is on, on a day; before the day of its first level, that one. */
export function levelOn({ level, levels }: Pick<Certification, 'level' | 'levels'>, day: Day): string {
  return valueFor(levels, day)?.level ?? level
}

/** What a level is called on a day, in sentences and over lists; one that the program does not have, by its code. */
export function levelNamesOn(levels: readonly Level[], code: string, day: Day): Pick<Level, 'name' | 'label'> {
  const level = levels.find((one) => one.code === code)
  return valueFor(level?.names, day) ?? level ?? { name: code, label: code }
}

function valueFor<T extends FromDay>(values: readonly T[] | undefined, day: Day): T | undefined {
  return values && (valueOn<T>(values, day) ?? values[0])
}
