import type { CertificateFacts } from '../../../adapters/certificate-pdf/certificate-facts.ts'
import type { Day } from '../../../core/calendar.ts'
import { levelNamesOn, levelOn } from '../../../core/certification-on.ts'
import { lookOf } from '../../../core/level-look.ts'
import { paperOf } from '../../../core/paper.ts'
import { fullName } from '../../../core/person-name.ts'
import type { HoldingPeriod } from '../../../core/standing/holdings.ts'
import { paths } from '../../../paths.ts'
import { findLogo } from '../../../program/logos.ts'
import type { Program } from '../../../program/program.ts'
import { formatDay } from '../../../ui/words.ts'
import { shortNameOn } from '../../../wording/names.ts'

export interface Certified {
  readonly candidateId: string
  readonly firstName: string
  readonly lastName: string
  readonly localizedFirstName: string
  readonly localizedLastName: string
  readonly country: string
  readonly code: string
  readonly period: HoldingPeriod
  readonly on: Day
}

/** Countries whose Han signs are not drawn as China draws them, with the language they are drawn in. */
const languages: Readonly<Record<string, string>> = { JP: 'ja' }

/** All that a certificate says, out of a record and the program. */
export function certificateFacts(program: Program, baseUrl: string, certified: Certified): CertificateFacts {
  const { candidateId, country, code, period, on } = certified
  const { certification } = period
  const { familyNameFirst } = program
  const known = program.certifications.find((one) => one.code === certification)
  const level = known ? levelOn(known, on) : ''
  const name = fullName({ first: certified.firstName, last: certified.lastName }, familyNameFirst)
  const localizedName = fullName(
    { first: certified.localizedFirstName, last: certified.localizedLastName },
    familyNameFirst,
  )
  const logo = findLogo(program, certification, on)
  const { signature, ...signatory } = program.signatory
  return {
    issuer: program.issuer.name,
    signatory: { name: signatory.name, title: signatory.title, ...(signature && { signature }) },
    name,
    ...(localizedName !== '' && localizedName !== name && { localizedName }),
    ...(languages[country] && { localizedLanguage: languages[country] }),
    certification: shortNameOn(program, certification, on),
    badge:
      logo?.kind === 'certification'
        ? { text: logo.letters, ...(logo.track && { track: logo.track }) }
        : { text: certification },
    level: {
      name: levelNamesOn(program.levels, level, on).name,
      ...lookOf(program, level),
    },
    certifiedOn: formatDay(period.firstEarnedOn),
    validThrough: period.expiresOn && formatDay(period.expiresOn),
    candidateId,
    code,
    verifyAddress: `${new URL(baseUrl).host}${paths.verify}`,
    scanAddress: new URL(paths.verifyCode(code), baseUrl).href,
    paper: paperOf(country),
  }
}
