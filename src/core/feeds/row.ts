import type { Day } from '../calendar.ts'
import { spreadsheetDamage } from './spreadsheets.ts'

/** What a program says about rows: passed in, so that feeds know no program. */
export interface FeedRules {
  /** Source of a regular expression for the whole of a candidate's id. */
  readonly candidateIdPattern: string
  readonly candidateIdExample: string
  readonly exams: ReadonlyMap<string, ExamDays>
  /** So many days before its first day an exam may have been taken, and so many after its last without being strange. */
  readonly examTolerance: { readonly before: number; readonly after: number }
  readonly certifications: ReadonlySet<string>
  /** Absent where the program has no credits. */
  readonly defaultCreditSource: string | undefined
  /** People say which certification a credit is for. */
  readonly creditsAreChosen: boolean
  readonly hasFees: boolean
  readonly hasKits: boolean
  /** Columns of the candidates feed that hold ids given by others. */
  readonly outsideIdColumns: readonly string[]
  /** The last day that is not in the future for anyone on Earth. */
  readonly latestDay: Day
}

/** When an exam could be taken, where that is known. */
export interface ExamDays {
  readonly firstDay?: Day | undefined
  readonly lastDay?: Day | undefined
  readonly approximateDays?: true | undefined
}

export interface Column {
  readonly name: string
  /** Must be in the header. */
  readonly required: boolean
  /** Identifies the person while a row is unmatched; it isn't part of the fact. */
  readonly isHint?: true
}

/** A column and a sentence a person can act on. */
export interface RowProblem {
  readonly column: string
  readonly message: string
}

/** A row that keeps every rule: whose fact it is, which one, and what it says, of which columns: see `Told`. */
export interface FeedFact {
  readonly key: string
  readonly candidateId: string
  readonly content: Readonly<Record<string, string | number>>
  readonly isWhole?: 0 | 1
}

/** `notices` say what is unusual about a row that is taken in, without a full stop: rows of a file are counted by them. */
export type Reading =
  | { readonly fact: FeedFact; readonly notices: readonly string[]; readonly hints?: Hints }
  | { readonly problems: readonly RowProblem[] }

/** Who a row says it is about, by the names of its columns. */
export type Hints = Readonly<Record<string, string>>

/** How the keys of grants and adjustments begin that the office writes. */
export const officeKey = 'office-'

const longestField = 500

/** The apostrophe that our own CSV files put before what a spreadsheet would run: a file sent back may still have it. */
const ownMark = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/

/** Control signs, but for the tab and line breaks. */
const unprintable = /(?![\t\r\n])\p{Cc}/u

/** Reads the fields of one row and collects what is wrong with them. */
export class Row {
  readonly problems: RowProblem[] = []
  readonly notices: string[] = []
  private readonly fields: Readonly<Record<string, string>>
  private readonly rules: FeedRules

  constructor(fields: Readonly<Record<string, string>>, rules: FeedRules) {
    this.fields = fields
    this.rules = rules
  }

  /** Whether its file has a column. */
  has(column: string): boolean {
    return column in this.fields
  }

  /** What it says by a column that its file may lack: then nothing, so that what is known stays. */
  said<T extends string | number>(column: string, value: T): T | undefined {
    return this.has(column) ? value : undefined
  }

  problem(column: string, message: string): void {
    this.problems.push({ column, message })
  }

  notice(text: string): void {
    this.notices.push(text)
  }

  optional(column: string): string {
    const text = (this.fields[column] ?? '').trim().replace(ownMark, '')
    if (text.length > longestField)
      this.problem(column, `This field has ${text.length} characters; at most ${longestField} are taken.`)
    if (unprintable.test(text)) this.problem(column, 'This field holds signs that cannot be printed.')
    return text
  }

  /** A key, or what makes a key unique: as it was given, not what a spreadsheet made of it. */
  id(column: string): string {
    const text = this.onOneLine(column, this.required(column))
    const damage = spreadsheetDamage(text)
    if (damage) this.problem(column, `“${short(text)}” ${damage}`)
    return text
  }

  /** A key of what the office may write as well: its keys begin in a way of their own. */
  ownId(column: string): string {
    const text = this.id(column)
    if (text.toLowerCase().startsWith(officeKey))
      this.problem(column, `Keys that begin with “${officeKey}” are for changes by staff. Give this row another key.`)
    return text
  }

  /** Part of a key that may look like a number or a day. */
  label(column: string): string {
    return this.onOneLine(column, this.required(column))
  }

  optionalId(column: string): string {
    return this.onOneLine(column, this.optional(column))
  }

  required(column: string): string {
    const text = this.optional(column)
    if (text === '') this.problem(column, 'This field must not be empty.')
    return text
  }

  candidateId(): string {
    const text = this.required('candidate_id')
    if (text !== '' && !isCandidateId(text, this.rules))
      this.problem('candidate_id', `“${short(text)}” is not a candidate id such as ${this.rules.candidateIdExample}.`)
    return text
  }

  oneOf<T extends string>(column: string, choices: readonly T[], whenEmpty?: T): T {
    const text = whenEmpty === undefined ? this.required(column) : this.optional(column) || whenEmpty
    if (text !== '' && !(choices as readonly string[]).includes(text))
      this.problem(column, `“${short(text)}” is none of ${choices.join(', ')}.`)
    return text as T
  }

  exam(column: string): string {
    return this.known(column, this.required(column), this.rules.exams, 'an exam')
  }

  certification(column: string, mayBeEmpty: boolean): string {
    const text = mayBeEmpty ? this.optional(column) : this.required(column)
    return this.known(column, text, this.rules.certifications, 'a certification')
  }

  private onOneLine(column: string, text: string): string {
    if (/[\r\n\t]/.test(text)) this.problem(column, 'This field must be on one line.')
    return text
  }

  private known(column: string, text: string, codes: Pick<ReadonlySet<string>, 'has'>, what: string): string {
    if (text !== '' && !codes.has(text))
      this.problem(column, `“${short(text)}” is not the code of ${what} of this program.`)
    return text
  }
}

export function isCandidateId(text: string, { candidateIdPattern }: FeedRules): boolean {
  return new RegExp(candidateIdPattern).test(text)
}

/** What was typed, short enough for a sentence. */
export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
