import { type Accepted } from '../core/agreements.ts'
import type { Day } from '../core/calendar.ts'
import { hasBegun, valueOn } from '../core/dated.ts'
import { paths } from '../paths.ts'
import type { Agreement, AgreementSection, AgreementVersion, Program } from '../program/program.ts'
import type { Sentence } from '../ui/sentence.tsx'
import { formatMoment } from '../ui/words.ts'

export interface AgreementView {
  readonly title: string
  /** Whether and when it was accepted, and how that is known. */
  readonly lede: Sentence
  readonly sections: readonly AgreementSection[] | undefined
  /** Where it is accepted, if it can be. */
  readonly acceptAt: string | undefined
  /** What an operator has still to put its own words to. */
  readonly isMadeUp: boolean
}

/** A version of one of the program's agreements. */
export interface FoundAgreement {
  readonly agreement: Agreement
  readonly version: AgreementVersion
  /** The version in force on the day; absent before the day of the first one. */
  readonly inForce: AgreementVersion | undefined
  /** The day from which this version will be in force, where it is not yet. */
  readonly beginsOn: Day | undefined
}

/** A version of an agreement on a day: the one in force, unless another is named. */
export function findAgreement(program: Program, code: string, on: Day, version?: string): FoundAgreement | undefined {
  const agreement = program.agreements.find((one) => one.code === code)
  const inForce = agreement && valueOn<AgreementVersion>(agreement.versions, on)
  const found = version === undefined ? inForce : agreement?.versions.find((one) => one.version === version)
  const beginsOn = found && !hasBegun(found, on) ? found.from : undefined
  return agreement && found && { agreement, version: found, inForce, beginsOn }
}

/** One text for one version, whatever it is shown on: what is hashed when it is accepted. */
export function textOfAgreement({ agreement, version }: FoundAgreement): string {
  const sections = (version.sections ?? []).flatMap(({ number, title, text }) => [`${number}. ${title}`, ...text])
  return [`${agreement.name} (${version.version})`, ...sections].join('\n\n')
}

/** An agreement as somebody sees it; `textHash` is that of the text it has now. */
export function viewAgreement(found: FoundAgreement, accepted: readonly Accepted[], textHash: string): AgreementView {
  const { agreement, version, inForce } = found
  const mine = accepted.find((one) => one.agreement === agreement.code && one.version === version.version)
  return {
    title: `${agreement.name} (${version.version})`,
    lede: ledeOf(found, mine, textHash),
    sections: version.sections,
    acceptAt:
      mine || version !== inForce || !version.sections ? undefined : paths.agreement(agreement.code, version.version),
    isMadeUp: version.demo === true,
  }
}

function ledeOf(
  { version, inForce, beginsOn }: FoundAgreement,
  mine: Accepted | undefined,
  textHash: string,
): Sentence {
  if (!mine && beginsOn) return ['This version is in force from ', { day: beginsOn }, '. You can accept it then.']
  if (!mine && version !== inForce) return ['A newer version is in force. You haven’t accepted this one.']
  if (!mine) return ['This is the version in force. You haven’t accepted it yet.']
  const accepted: Sentence = ['You accepted it on ', { day: mine.acceptedOn }]
  if ('file' in mine.by) return [...accepted, `, as reported in ${mine.by.file}.`]
  const same = mine.by.textHash === textHash ? 'this is the text you read' : 'its text has changed since then'
  return [...accepted, `, on this site (${formatMoment(mine.by.at).slice(-9)}); ${same}.`]
}
