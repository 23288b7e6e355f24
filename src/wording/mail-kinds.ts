import type { MailKind } from '../core/mail-kinds.ts'
import { fulfillmentOf } from '../program/fulfillment-of.ts'
import type { Program } from '../program/program.ts'

export interface MailKindWords {
  readonly kind: MailKind
  readonly title: string
  readonly about: string
  /** Where it is seen without mail. */
  readonly otherwise: string
  /** In a sentence: "You no longer get … by email." */
  readonly inside: string
}

/** The kinds of mail that a program has, as people choose them. */
export function mailKindsOf(program: Program): readonly MailKindWords[] {
  const all: readonly MailKindWords[] = [
    {
      kind: 'reminders',
      title: 'Reminders',
      about: 'Before a certification expires, on its last day and after it, with ways to renew it.',
      otherwise: 'Only on Home',
      inside: 'reminders',
    },
    {
      kind: 'record',
      title: 'News about your record',
      about: 'What you earned, renewed or lost, credits that were added or refused, and badges to download again.',
      otherwise: 'Only on Home',
      inside: 'news about your record',
    },
    {
      kind: 'kits',
      title: 'Kits',
      about: 'When an order is refunded. We always confirm a new order by email.',
      otherwise: 'Only with your orders',
      inside: 'emails about kits',
    },
    {
      kind: 'sharing',
      title: 'Sharing',
      about: 'When someone asks for too many codes for one of your transcripts.',
      otherwise: 'Only under Transcripts',
      inside: 'emails about sharing',
    },
    {
      kind: 'program',
      title: 'Program news',
      about: `Announcements from ${program.issuer.shortName}.`,
      otherwise: 'Not at all',
      inside: 'program news',
    },
  ]
  return all.filter(({ kind }) => kind !== 'kits' || !fulfillmentOf(program).digitalOnly)
}
