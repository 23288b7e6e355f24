import { addMonths, type Day } from '../core/calendar.ts'
import { levelNamesOn, levelOn, nameOn } from '../core/certification-on.ts'
import { type LevelLook, lookOf } from '../core/level-look.ts'
import type { Achievement, Program, ProgramCertification } from './program.ts'

type WithLogos = Pick<Program, 'levels' | 'exams' | 'certifications' | 'achievements' | 'migrations' | 'art'>

interface LogoBase extends LevelLook {
  /** Of the certification or the achievement. */
  readonly code: string
  readonly name: string
  readonly level: string
  readonly levelName: string
  /** Nobody can hold it any more, unless an office extended theirs. */
  readonly isPast: boolean
}

/** What is written on the logo of a certification. */
export interface CertificationLogo extends LogoBase {
  readonly kind: 'certification'
  /** Such as CDH. */
  readonly letters: string
  /** What stands under them, such as Enterprise. */
  readonly track?: string
}

/** The mark for years held; who gets it is not decided here. */
export interface YearMark extends LogoBase {
  readonly kind: 'years'
  readonly years: number
}

export type Logo = CertificationLogo | YearMark

/** The forms a logo is drawn in: for 512 and more, for 96, for 32, and with its name beside it. */
export type LogoForm = 'full' | 'line' | 'small' | 'banner'

/** The ground a logo is drawn for: paper, dark, or any, in one colour with nothing filled but the ink. */
export type LogoVariant = 'light' | 'dark' | 'mono'

/** The logo of every certification, past ones too, and of every achievement. */
export function logosOf(program: WithLogos, on: Day): readonly Logo[] {
  return [
    ...program.certifications.map((one) => certificationLogo(program, one, on)),
    ...program.achievements.map((one) => yearMark(program, one, on)),
  ]
}

/** The logo of a certification or an achievement by its code, if there is such a one. */
export function findLogo(program: WithLogos, code: string, on: Day): Logo | undefined {
  const certification = program.certifications.find((one) => one.code === code)
  if (certification) return certificationLogo(program, certification, on)
  const achievement = program.achievements.find((one) => one.code === code)
  return achievement && yearMark(program, achievement, on)
}

/** What an image of it says to those who do not see it. */
export function altOf(logo: Logo): string {
  return logo.kind === 'years' ? `Logo: ${logo.name}` : `Logo: ${logo.name}, level ${logo.levelName}`
}

function certificationLogo(program: WithLogos, known: ProgramCertification, on: Day): CertificationLogo {
  const certification = { ...known, name: nameOn(known, on), level: levelOn(known, on) }
  const { letters, track } = certification.logo ?? writingOf(program, certification)
  return {
    kind: 'certification',
    code: certification.code,
    name: certification.awardName ?? certification.name,
    ...levelOf(program, certification.level, on),
    isPast: isPast(program, certification, on),
    letters,
    ...(track && { track }),
  }
}

function yearMark(program: WithLogos, { code, name, level, years }: Achievement, on: Day): YearMark {
  return { kind: 'years', code, name, ...levelOf(program, level, on), isPast: false, years }
}

function levelOf(program: WithLogos, code: string, on: Day) {
  return { level: code, levelName: levelNamesOn(program.levels, code, on).name, ...lookOf(program, code) }
}

/** Whether it became another one for all who held it, or the last validity that could be earned is over. */
function isPast({ migrations }: WithLogos, certification: ProgramCertification, on: Day): boolean {
  const { code, retired, validityMonths, validity = [], regimes = [] } = certification
  if (migrations.some((one) => one.automatic && one.from === code && one.on <= on)) return true
  if (retired === undefined) return false
  const months = [validityMonths, ...validity.map((one) => one.months), ...regimes.map((one) => one.validityMonths)]
  if ([validityMonths, ...validity.map((one) => one.months)].includes(undefined)) return false
  const suspended = Math.max(0, ...regimes.map((one) => one.suspendedMonths))
  const longest = Math.max(...months.map((one) => one ?? 0))
  return addMonths(retired, longest + suspended) < on
}

/** What a logo says where nobody has said so: its name cut in two, or the abbreviation of its exam and its track. */
function writingOf(program: WithLogos, certification: ProgramCertification): { letters: string; track?: string } {
  const { code, abbreviation, track } = certification
  // The years that tell two of one name apart are no part of a logo.
  const name = certification.name.replace(/ \([\d–-]+\)$/, '')
  const [first, ...rest] = name.split(' ')
  if (isLetters(first!)) return { letters: first!, track: rest.join(' ') }
  const short = abbreviation?.split(' ')[0]
  if (short && isLetters(short)) return { letters: short, ...trackInName(program, certification) }
  const ofExam = examAbbreviationOf(program, certification)
  if (ofExam) return { letters: ofExam, track }
  return { letters: code.split('-')[0]!, ...trackInName(program, certification) }
}

function isLetters(word: string): boolean {
  return /^\p{Lu}{2}[\p{L}\d]{0,5}$/u.test(word)
}

/** A level is said on a logo anyway, so a track of its name is not said again. */
function trackInName({ levels }: WithLogos, { name, track, level }: ProgramCertification): { track?: string } {
  const isLevel = levels.some((one) => one.code === level && one.name === track)
  return name.includes(track) && !isLevel ? { track } : {}
}

function examAbbreviationOf(program: WithLogos, { earn }: ProgramCertification): string | undefined {
  if (!earn || !('exam' in earn)) return undefined
  return program.exams.find((exam) => exam.code === earn.exam)?.abbreviation
}
