import type { Day } from '../core/calendar.ts'
import type { Certification, Exam, Migration, Rulebook } from '../core/standing/program.ts'
import type { BuiltInRule } from '../core/standing/rule.ts'
import type { Tax } from '../core/tax.ts'

/** `demo` marks what was made up, because it is not known: a real deployment puts its own in its place. */
export interface Demo {
  readonly demo?: true
}

/** An amount in the smallest unit of an ISO 4217 currency. */
export interface Price extends Demo {
  readonly cents: number
  readonly currency: string
}

export interface Link extends Demo {
  readonly text: string
  readonly href: string
}

export interface ProgramExam extends Exam {
  readonly kind: string
  /** The first and the last day on which it could be taken, where known. */
  readonly firstDay?: Day
  readonly lastDay?: Day
  readonly approximateDays?: true
}

export interface ProgramCertification extends Certification<BuiltInRule> {
  /** What it is called in headings and lists; absent where that is its name. */
  readonly shortName?: string
  /** What is written on its logo and its plaque; absent where that is its name. */
  readonly awardName?: string
  /** The letters on its logo, and what stands under them; absent where they follow from its names. */
  readonly logo?: { readonly letters: string; readonly track?: string }
  /** The certification that took its place, whether or not what is held became it. */
  readonly successor?: string
}

export interface ProgramMigration extends Migration {
  /** The last day on which a holder may ask for it, where it is not automatic. */
  readonly until?: Day
}

export interface Issuer {
  readonly name: string
  readonly shortName: string
  /** What its people's own accounts are called, where they log in with these: "your Cisco.com account". */
  readonly accounts?: string
}

/** Who answers for the site: what its pages of contact, privacy and security name. */
export interface Operator extends Demo {
  readonly name: string
  readonly address: readonly string[]
  readonly supportEmail: string
  /** The address the site's own mail comes from; the platform must know it as a sender. */
  readonly mailFrom: string
  readonly privacyEmail: string
  readonly securityEmail: string
  /** Paragraphs the operator adds to its pages, such as legal bases, the law that applies, or hours. */
  readonly adds?: {
    readonly support?: readonly string[]
    readonly privacy?: readonly string[]
    readonly accessibility?: readonly string[]
    readonly terms?: readonly string[]
  }
}

/** Whose name stands under a certificate. */
export interface Signatory extends Demo {
  readonly name: string
  readonly title: string
  /** Strokes of a pen as an SVG path of M, C and L with absolute places, in a box that begins at 0 0. */
  readonly signature?: { readonly path: string; readonly width: number; readonly height: number }
}

/** `pattern` is the source of a regular expression for the whole of an id. */
export interface CandidateId {
  readonly label: string
  readonly pattern: string
  readonly example: string
}

/** An id that others gave the candidate, by the name of its column in the feed. */
export interface OutsideId {
  readonly column: string
  readonly label: string
  readonly pattern?: string
  /** Where it is shown, and what it is for. */
  readonly shownAs: 'attribute' | 'identification'
  readonly purpose?: string
}

export interface CreditCategory {
  readonly code: string
  readonly name: string
}

export interface CreditWording {
  /** As in a heading: "+10 Cisco CE Credits". */
  readonly unit: string
  /** As in a sentence: "30 CE credits". */
  readonly short: string
  /** The source of a credit whose feed names none. */
  readonly defaultSource: string
  readonly categories: readonly CreditCategory[]
}

/** A note at the top of a page; its text is words and links in reading order. */
export interface Notice {
  readonly page: 'certifications'
  readonly text: readonly (string | Link)[]
}

export interface Links {
  readonly certificationOnline: Link
  readonly verification: Link
  readonly continuingEducation: Link
  readonly recertification: Link
  readonly partnerTool: Link
  readonly logoGuidelines: Link
}

export interface Agreement {
  readonly code: string
  readonly name: string
  /** What accepts it. */
  readonly acceptedBy?: 'exam' | 'logo' | 'credits'
  /** Oldest first; the last one is in force. */
  readonly versions: readonly AgreementVersion[]
}

export interface AgreementVersion extends Demo {
  readonly version: string
  /** Its text; absent where it is not kept, as for one accepted long ago. */
  readonly sections?: readonly AgreementSection[]
}

export interface AgreementSection {
  readonly number: string
  readonly title: string
  /** Paragraphs. */
  readonly text: readonly string[]
}

/** Something printed and sent. Without prices it is not on sale, but may stand in a history. */
export interface Kit extends Demo {
  readonly code: string
  readonly kind: 'certificate' | 'plaque' | 'letter' | 'bundle'
  /** Follows the name of a certification, as in "CCNA Certificate"; a letter's name stands alone. */
  readonly name: string
  /** The levels of the certifications it is for. */
  readonly levels: readonly string[]
  /** Certifications it is for besides those of its levels; `demo` where it is not known which they are. */
  readonly certifications?: readonly string[]
  readonly initial?: Price
  readonly repeat?: Price
  readonly hasVerificationCode: boolean
}

export interface Fee {
  readonly code: string
  readonly name: string
  readonly description: string
  readonly price: Price
}

export interface Fulfillment {
  readonly kits: readonly Kit[]
  readonly tracking: Fee
  /** The tax within the prices, each from its day on, the earliest first. An order keeps that of the day it was placed. */
  readonly taxes: readonly Tax[]
  /** Weeks for processing and shipping, from and to. */
  readonly leadTimeWeeks: readonly [number, number]
  /** How it can be paid, as in a sentence. */
  readonly payment: readonly string[]
  /** Nothing is printed: certificates are PDF only. */
  readonly digitalOnly: boolean
  /** Who carries parcels, and where one is followed: `{number}` stands for its number. */
  readonly carriers?: readonly { readonly name: string; readonly href: string }[]
  /** ISO 3166 codes of the countries that kits are sent to; absent means everywhere. */
  readonly countries?: readonly string[]
}

/** A question with Yes or No that every candidate is asked. */
export interface Question {
  readonly code: string
  readonly title: string
  readonly text: readonly string[]
  /** What an answer does on this site, said beside it. */
  readonly effect?: string
  /** What the site itself goes by: whether mail is wanted, and whether others may be told. */
  readonly decides?: 'notifications' | 'verification'
}

/** What a support case may be about. */
export interface SupportTopic {
  readonly code: string
  readonly name: string
}

/** A mark for years held at a level since the first certification of it. */
export interface Achievement {
  readonly code: string
  readonly name: string
  /** Whose colour it has. */
  readonly level: string
  readonly certifications: readonly string[]
  readonly years: number
}

/** How long before an expiry the candidate is written to. */
export type Reminder = { readonly months: number } | { readonly days: number }

/** When an exam of these groups may be taken again; absent days mean always. */
export interface RetakePolicy {
  readonly groups: readonly string[]
  readonly from?: Day
  readonly until?: Day
  /** Calendar days, counted from the day after. */
  readonly afterFailDays: number
  readonly afterPassDays?: number
  readonly maxInTwelveMonths?: number
}

/** One certification program: the law that standings are worked out by, and its words, prices and addresses. */
export interface Program extends Rulebook<BuiltInRule> {
  /** The name of the site. */
  readonly name: string
  readonly issuer: Issuer
  readonly operator: Operator
  readonly signatory: Signatory
  /** IANA name of the time zone in which the program's days are days. */
  readonly timeZone: string
  readonly candidateId: CandidateId
  readonly outsideIds: readonly OutsideId[]
  readonly exams: readonly ProgramExam[]
  /** What goes before "exam" where a rule names the group: "one associate exam". */
  readonly examGroupNames: Readonly<Record<string, string>>
  readonly certifications: readonly ProgramCertification[]
  readonly migrations: readonly ProgramMigration[]
  readonly credits: CreditWording
  readonly notices: readonly Notice[]
  readonly links: Links
  readonly agreements: readonly Agreement[]
  readonly fulfillment: Fulfillment
  /** The levels whose certifications have a PDF certificate while they are active. */
  readonly pdfCertificateLevels: readonly string[]
  readonly achievements: readonly Achievement[]
  readonly reminders: readonly Reminder[]
  readonly retakePolicies: readonly RetakePolicy[]
  readonly supportTopics: readonly SupportTopic[]
  readonly questions: readonly Question[]
  /** The scripts, by their Unicode names, in which the family name goes before the given name. */
  readonly familyNameFirst: readonly string[]
}
