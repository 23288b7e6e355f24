import type { Program } from './program.ts'

type Titled = Pick<Program, 'certifications'>

/** What a list or a breadcrumb calls a certification; `name` is the one of the day, as a standing gives it. */
export function shortNameOf(program: Titled, code: string, name: string): string {
  const certification = program.certifications.find((one) => one.code === code)
  if (!certification) return name
  const short = name === certification.name ? certification.shortName : undefined
  return short ?? certification.names?.find((one) => one.name === name)?.shortName ?? name
}

/** The heading of a certification, such as "Deck Hand (CDH)" or "Mate of the Watch". */
export function titleOf(program: Titled, code: string, name: string): string {
  const certification = program.certifications.find((one) => one.code === code)
  const title = shortNameOf(program, code, name)
  // A renamed one must not carry its later name in brackets beside the earlier.
  const abbreviation = certification?.abbreviation === certification?.name ? undefined : certification?.abbreviation
  return abbreviation ? `${title} (${abbreviation})` : title
}

/** What a list calls a certification: as its heading, but nothing is said twice ("CDH", not "CDH (CDH)"). */
export function listTitleOf(program: Titled, code: string, name: string): string {
  const [short, title] = [shortNameOf(program, code, name), titleOf(program, code, name)]
  return title === `${short} (${short})` ? short : title
}

/** An exam's number; one whose code has no figures is known by its title alone. */
export function numberOfExam(code: string): string | undefined {
  return /\d/.test(code) ? code : undefined
}

export function titleOfExam(program: Pick<Program, 'exams'>, code: string): string {
  return program.exams.find((exam) => exam.code === code)?.title ?? code
}
