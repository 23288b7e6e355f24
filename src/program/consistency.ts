import type { Day } from '../core/calendar.ts'
import type { Program, ProgramCertification } from './program.ts'
import { fulfillmentOf } from './fulfillment-of.ts'

/** Something wrong at a place in a program. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

type Path = Problem['path']
type Span = { readonly from?: Day; readonly until?: Day }

/** What is wrong between the parts of a program: codes twice, names of what is not there, days out of order. */
export function inconsistenciesOf(program: Program): readonly Problem[] {
  return [
    ...repeatedCodes(program),
    ...namesOfNothing(program),
    ...groupsWithoutName(program),
    ...spansOutOfOrder(program),
    ...program.certifications.flatMap((one, index) => certificationProblems(one, ['certifications', index])),
    ...migrationProblems(program),
  ]
}

function repeatedCodes(program: Program): readonly Problem[] {
  return [
    ...repeated(program.levels, (level) => level.code, ['levels'], 'code'),
    ...repeated(program.levels, (level) => level.rank, ['levels'], 'rank'),
    ...repeated(program.exams, (exam) => exam.code, ['exams'], 'code'),
    ...repeated(program.certifications, (one) => one.code, ['certifications'], 'code'),
    ...repeated(program.outsideIds, (id) => id.column, ['outsideIds'], 'column'),
    ...repeated(program.credits?.categories ?? [], (category) => category.code, ['credits', 'categories'], 'code'),
    ...repeated(program.agreements, (agreement) => agreement.code, ['agreements'], 'code'),
    ...program.agreements.flatMap(({ versions }, index) =>
      repeated(versions, (one) => one.version, ['agreements', index, 'versions'], 'version'),
    ),
    ...repeated(fulfillmentOf(program).kits, (kit) => kit.code, ['fulfillment', 'kits'], 'code'),
    ...repeated(program.achievements, (achievement) => achievement.code, ['achievements'], 'code'),
    ...repeated(program.questions, (question) => question.code, ['questions'], 'code'),
    ...repeated(program.supportTopics, (topic) => topic.code, ['supportTopics'], 'code'),
    ...codesOfCertifications(program),
    ...Object.entries(program.examGroups).flatMap(([group, exams]) =>
      repeated(exams, (exam) => exam, ['examGroups', group]),
    ),
  ]
}

/** Files of logos are named after both. */
function codesOfCertifications({ achievements, certifications }: Program): readonly Problem[] {
  return achievements.flatMap(({ code }, index) =>
    certifications.some((one) => one.code === code)
      ? [{ path: ['achievements', index, 'code'], message: `${code} is a certification already` }]
      : [],
  )
}

function repeated<T>(
  items: readonly T[],
  of: (item: T) => string | number,
  path: Path,
  key?: string,
): readonly Problem[] {
  const values = items.map(of)
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [{ path: [...path, index, ...(key ? [key] : [])], message: `${value} is there twice` }],
  )
}

function namesOfNothing(program: Program): readonly Problem[] {
  const isLevel = among(
    program.levels.map((level) => level.code),
    'level',
  )
  const isExam = among(
    program.exams.map((exam) => exam.code),
    'exam',
  )
  const isGroup = among(Object.keys(program.examGroups), 'exam group')
  const isCertification = among(
    program.certifications.map((one) => one.code),
    'certification',
  )
  return [
    ...Object.entries(program.examGroups).flatMap(([group, exams]) =>
      exams.flatMap((exam, index) => isExam(exam, ['examGroups', group, index])),
    ),
    ...program.certifications.flatMap((one, index) => [
      ...isLevel(one.level, ['certifications', index, 'level']),
      ...(one.successor ? isCertification(one.successor, ['certifications', index, 'successor']) : []),
    ]),
    ...program.migrations.flatMap((migration, index) => [
      ...isCertification(migration.from, ['migrations', index, 'from']),
      ...isCertification(migration.to, ['migrations', index, 'to']),
    ]),
    ...program.transitions.flatMap((transition, index) => isLevel(transition.level, ['transitions', index, 'level'])),
    ...fulfillmentOf(program).kits.flatMap((kit, index) =>
      kit.levels.flatMap((level, at) => isLevel(level, ['fulfillment', 'kits', index, 'levels', at])),
    ),
    ...fulfillmentOf(program).kits.flatMap(({ certifications = [] }, index) =>
      certifications.flatMap((one, at) => isCertification(one, ['fulfillment', 'kits', index, 'certifications', at])),
    ),
    ...Object.keys(program.art.colours).flatMap((level) => isLevel(level, ['art', 'colours', level])),
    ...program.pdfCertificateLevels.flatMap((level, index) => isLevel(level, ['pdfCertificateLevels', index])),
    ...program.achievements.flatMap((one, index) => isLevel(one.level, ['achievements', index, 'level'])),
    ...program.achievements.flatMap(({ certifications }, index) =>
      certifications.flatMap((code, at) => isCertification(code, ['achievements', index, 'certifications', at])),
    ),
    ...program.retakePolicies.flatMap((policy, index) =>
      policy.groups.flatMap((group, at) => isGroup(group, ['retakePolicies', index, 'groups', at])),
    ),
  ]
}

function among(codes: readonly string[], noun: string): (code: string, path: Path) => readonly Problem[] {
  const known = new Set(codes)
  return (code, path) => (known.has(code) ? [] : [{ path, message: `there is no ${noun} ${code}` }])
}

function groupsWithoutName(program: Program): readonly Problem[] {
  const isGroup = among(Object.keys(program.examGroups), 'exam group')
  return [
    ...Object.keys(program.examGroupNames).flatMap((group) => isGroup(group, ['examGroupNames', group])),
    ...Object.keys(program.examGroups)
      .filter((group) => !(group in program.examGroupNames))
      .map((group) => ({ path: ['examGroups', group], message: `the exam group ${group} has no name` })),
  ]
}

function spansOutOfOrder(program: Program): readonly Problem[] {
  return [
    ...program.exams.flatMap(({ code, firstDay, lastDay }, index) =>
      firstDay && lastDay && lastDay < firstDay
        ? [{ path: ['exams', index, 'lastDay'], message: `${code} ends before its first day ${firstDay}` }]
        : [],
    ),
    ...program.retakePolicies.flatMap((policy, index) => backwards(policy, ['retakePolicies', index])),
  ]
}

function certificationProblems(one: ProgramCertification, path: Path): readonly Problem[] {
  const { code, introduced, retired, regimes = [], validity = [] } = one
  const problems: Problem[] = [...spanProblems(regimes, [...path, 'regimes'])]
  if (introduced && retired && retired <= introduced) {
    problems.push({
      path: [...path, 'retired'],
      message: `${code} is retired before it is introduced on ${introduced}`,
    })
  }
  validity.forEach(({ earnedFrom = '' }, index) => {
    const before = validity[index - 1]
    if (before && earnedFrom <= (before.earnedFrom ?? '')) {
      problems.push({ path: [...path, 'validity', index], message: `the validity of ${code} is not in order of days` })
    }
  })
  return problems
}

/** Spans must run forwards, stand in order and share no day. */
function spanProblems(spans: readonly Span[], path: Path): readonly Problem[] {
  return spans.flatMap((span, index) => {
    const before = spans[index - 1]
    const overlaps = before && (before.until === undefined || span.from === undefined || span.from <= before.until)
    return [
      ...backwards(span, [...path, index]),
      ...(overlaps ? [{ path: [...path, index], message: 'begins before the one above it has ended' }] : []),
    ]
  })
}

function backwards({ from, until }: Span, path: Path): readonly Problem[] {
  return from && until && until < from
    ? [{ path: [...path, 'until'], message: `ends before it begins on ${from}` }]
    : []
}

function migrationProblems(program: Program): readonly Problem[] {
  const byCode = new Map(program.certifications.map((one) => [one.code, one]))
  return program.migrations.flatMap(({ on, until, from, to, automatic }, index) => {
    const path = ['migrations', index]
    const [source, target] = [byCode.get(from), byCode.get(to)]
    const problems = [...backwards({ from: on, until }, path)]
    const first = program.migrations.findIndex((one) => one.automatic && one.from === from)
    if (automatic && first !== index) problems.push({ path: [...path, 'from'], message: `${from} is there twice` })
    if (from === to) problems.push({ path: [...path, 'to'], message: `${from} cannot become itself` })
    if (target?.introduced && on < target.introduced) {
      problems.push({ path: [...path, 'on'], message: `${to} is not introduced before ${target.introduced}` })
    }
    if (automatic && source && (source.retired === undefined || on < source.retired)) {
      problems.push({ path: [...path, 'on'], message: `${from} could still be earned after it became ${to}` })
    }
    return problems
  })
}
