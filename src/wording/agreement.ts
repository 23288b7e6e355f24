import { type Accepted } from '../core/agreements.ts'
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
  readonly isInForce: boolean
}

export function findAgreement(program: Program, code: string, version?: string): FoundAgreement | undefined {
  const agreement = program.agreements.find((one) => one.code === code)
  const inForce = agreement?.versions.at(-1)
  const found = agreement?.versions.find((one) => one.version === (version ?? inForce?.version))
  return agreement && found && { agreement, version: found, isInForce: found === inForce }
}

/** One text for one version, whatever it is shown on: what is hashed when it is accepted. */
export function textOfAgreement({ agreement, version }: FoundAgreement): string {
  const sections = (version.sections ?? []).flatMap(({ number, title, text }) => [`${number}. ${title}`, ...text])
  return [`${agreement.name} (${version.version})`, ...sections].join('\n\n')
}

/** An agreement as somebody sees it; `textHash` is that of the text it has now. */
export function viewAgreement(found: FoundAgreement, accepted: readonly Accepted[], textHash: string): AgreementView {
  const { agreement, version, isInForce } = found
  const mine = accepted.find((one) => one.agreement === agreement.code && one.version === version.version)
  return {
    title: `${agreement.name} (${version.version})`,
    lede: ledeOf(mine, isInForce, textHash),
    sections: version.sections,
    acceptAt: mine || !isInForce || !version.sections ? undefined : paths.agreement(agreement.code, version.version),
    isMadeUp: version.demo === true,
  }
}

function ledeOf(mine: Accepted | undefined, isInForce: boolean, textHash: string): Sentence {
  if (!mine && !isInForce) return ['A newer version is in force. You have not accepted this one.']
  if (!mine) return ['This is the version in force. You have not accepted it yet.']
  const accepted: Sentence = ['You accepted it on ', { day: mine.acceptedOn }]
  if ('file' in mine.by) return [...accepted, `, as reported in ${mine.by.file}.`]
  const same = mine.by.textHash === textHash ? 'the text below is the one you read' : 'its text has been changed since'
  return [...accepted, `, on this site (${formatMoment(mine.by.at).slice(-9)}); ${same}.`]
}
