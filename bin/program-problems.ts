import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, dayOf, latestDayAnywhere } from '../src/core/calendar.ts'
import { readFileName } from '../src/core/feeds/file-name.ts'
import type { Demo } from '../src/program/demo.ts'
import { feedRulesOf } from '../src/program/feed-rules.ts'
import { problemsOf } from '../src/program/problems.ts'
import type { Program } from '../src/program/program.ts'
import { RefusedFile, readRows } from '../src/work/imports/read-rows.ts'

/** What is wrong with the program that is chosen and with its demo, a sentence each; and what it has, in one line. */
export async function problemsOfChosenProgram() {
  const { program } = await import('./program.ts')
  const { demoFeeds, demoLogins, feedsFolder } = await import('./demo.ts')
  const problems = problemsOf(program)
  // A program that is not sound may not be read further.
  if (problems.length > 0) return { problems, summary: '' }
  const now = new Date()
  const feeds = [...filesIn(feedsFolder), ...demoFeeds(dayOf(now, program.timeZone))]
  const { certifications, exams, levels } = program
  const summary = `Good: ${certifications.length} certifications on ${levels.length} levels, ${exams.length} exams, ${demoLogins.length} demo log-ins, ${feeds.length} demo files.`
  return { problems: problemsOfDemo(program, { demoLogins, feeds }, latestDayAnywhere(now)), summary }
}

interface FilledDemo {
  readonly demoLogins: Demo['demoLogins']
  readonly feeds: readonly (readonly [name: string, text: string])[]
}

/** What of the demo the site would refuse, and log-ins that lead nowhere. */
export function problemsOfDemo(program: Program, { demoLogins, feeds }: FilledDemo, latest: Day): string[] {
  const rules = feedRulesOf(program, latest)
  const known = new Set<string>()
  const problems: string[] = []
  for (const [name, text] of feeds) {
    const file = readFileName(name)
    if (!file) {
      problems.push(`demo: ${name} is not the name of a feed file, such as exams-20260131-060000.csv.`)
      continue
    }
    try {
      const place = { kind: file.kind, header: null, found: null, position: 0, line: 0 }
      const { facts, errors, warnings } = readRows(new TextEncoder().encode(text), place, rules, true)
      if (file.kind === 'candidates') for (const { fact } of facts) known.add(fact.candidateId)
      for (const { line, column, message } of errors)
        problems.push(`demo: ${name}, line ${line}, ${column}: ${message}`)
      for (const warning of warnings) problems.push(`demo: ${name}: ${warning}`)
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error
      problems.push(`demo: ${name}: ${error.message}`)
    }
  }
  const seen = new Set<string>()
  for (const { name, candidateId, loginId } of demoLogins) {
    if (!known.has(candidateId))
      problems.push(`demo: ${name} signs in as ${candidateId}, who is in no candidates file.`)
    if (seen.has(loginId.toLowerCase())) problems.push(`demo: the login ID ${loginId} is there twice.`)
    seen.add(loginId.toLowerCase())
  }
  return problems
}

function filesIn(folder: string): [name: string, text: string][] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  return names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')])
}
