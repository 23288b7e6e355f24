import { paths } from '../../paths.ts'
import { figureOf } from '../../ui/words.ts'

/** Something that waits for the candidate: what, one line about it, and the button. */
export interface Step {
  readonly title: string
  readonly note: string
  readonly button: string
  readonly href: string
}

export interface Waiting {
  /** The agreement in force, if it is not accepted yet. */
  readonly agreement: { readonly name: string; readonly version: string } | undefined
  readonly unanswered: number
  readonly questions: number
  readonly hasOtherEmail: boolean
}

/** What needs an answer. */
export function stepsOf({ agreement, unanswered, questions, hasOtherEmail }: Waiting): Step[] {
  return [
    ...(agreement
      ? [
          {
            title: `Accept the ${agreement.name}`,
            note: `Version ${agreement.version}`,
            button: 'Read and accept',
            href: paths.certificationAgreement,
          },
        ]
      : []),
    ...(unanswered > 0
      ? [
          {
            title: `Answer ${figureOf(unanswered, 'question')}`,
            note: `${unanswered} of your ${figureOf(questions, 'setting')} ${unanswered === 1 ? 'has' : 'have'} no answer.`,
            button: 'Answer',
            href: paths.settings,
          },
        ]
      : []),
    ...(hasOtherEmail
      ? [
          {
            title: 'Check your email address',
            note: 'The program has another one for you.',
            button: 'Check',
            href: paths.contact,
          },
        ]
      : []),
  ]
}

/** What else a first visit is for: a free kit to claim, and a transcript to share. */
export function firstSteps(freeKits: readonly string[], held: number): Step[] {
  return [
    ...(freeKits.length > 0
      ? [
          {
            title: freeKits.length === 1 ? 'Claim your free kit' : `Claim your ${freeKits.length} free kits`,
            note: freeKits.length === 1 ? 'We print it and send it to you.' : 'We print them and send them to you.',
            button: 'Claim',
            href: paths.claim,
          },
        ]
      : []),
    ...(held > 0
      ? [
          {
            title: 'Share your certifications',
            note: 'Make a transcript and send its link to an employer.',
            button: 'Make a transcript',
            href: paths.newTranscript,
          },
        ]
      : []),
  ]
}
