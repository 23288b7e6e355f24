import type { Day } from '../core/calendar.ts'
import { nameOn } from '../core/certification-on.ts'
import { addToProfile } from '../program/networks.ts'
import type { Program } from '../program/program.ts'

/** A certification as LinkedIn's form has it: filled in, and field by field to copy. */
export interface ProfileCard {
  readonly href: string
  readonly fields: readonly (readonly [label: string, value: string])[]
}

interface Certified {
  readonly certification: string
  readonly earnedOn: Day
  readonly expiresOn: Day | null
  /** The verification code, and the whole address where anyone can check it. */
  readonly code: string
  readonly url: string
}

export function profileOf(program: Program, { certification, earnedOn, expiresOn, code, url }: Certified, on: Day) {
  const known = program.certifications.find((one) => one.code === certification)
  const name = known ? nameOn(known, on) : certification
  const organization = program.issuer.name
  return {
    href: addToProfile({ name, organization, issuedOn: earnedOn, expiresOn, id: code, url }),
    fields: [
      ['Name', name],
      ['Issuing organization', organization],
      ['Issue date', monthOf(earnedOn)],
      ...(expiresOn ? [['Expiration date', monthOf(expiresOn)] as const] : []),
      ['Credential ID', code],
      ['Credential URL', url],
    ],
  } satisfies ProfileCard
}

/** `2022-01-10` as `January 2022`: the form asks for month and year. */
function monthOf(day: Day): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}
