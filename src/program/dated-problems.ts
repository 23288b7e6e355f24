import type { Problem } from './consistency.ts'
import type { Program } from './program.ts'

type Path = Problem['path']

/** What is wrong with names and levels that have changed: the last must be what is said beside them. */
export function datedProblemsOf({ certifications, levels }: Program): readonly Problem[] {
  const known = new Set(levels.map(({ code }) => code))
  return [
    ...certifications.flatMap(({ code, ...one }, index) => {
      const path = ['certifications', index]
      const named = one.names?.map(({ name }) => name)
      const placed = one.levels?.map(({ level }) => level) ?? []
      return [
        ...lastIsNot(one.name, named, `name of ${code} is not its name`, [...path, 'names']),
        ...lastIsNot(one.level, placed, `level of ${code} is not its level`, [...path, 'levels']),
        ...placed.flatMap((level, at) =>
          known.has(level) ? [] : [{ path: [...path, 'levels', at, 'level'], message: `there is no level ${level}` }],
        ),
      ]
    }),
    ...levels.flatMap(({ code, name, label, names = [] }, index) => {
      const path = ['levels', index, 'names']
      const [named, labelled] = [names.map((one) => one.name), names.map((one) => one.label)]
      return [
        ...lastIsNot(name, named, `name of ${code} is not its name`, path),
        ...lastIsNot(label, labelled, `label of ${code} is not its label`, path),
      ]
    }),
  ]
}

function lastIsNot(own: string, values: readonly string[] = [], words: string, path: Path): readonly Problem[] {
  const last = values.at(-1)
  return last === undefined || last === own ? [] : [{ path, message: `the last ${words} ${own}` }]
}
