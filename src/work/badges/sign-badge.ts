import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { type BadgeKey, signingKeyOf } from '../../adapters/signing/keys.ts'
import { credentialHash } from '../../adapters/signing/credential-hash.ts'
import { emailHash } from '../../adapters/signing/email-hash.ts'
import { hashOfText } from '../../adapters/secrets.ts'
import { type BadgeStanding, noEnd } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import { levelNamesOn, levelOn, nameOn } from '../../core/certification-on.ts'
import type { Consent } from '../../core/answers.ts'
import { type BadgeFacts, type OpenBadge, openBadge, validFromOf } from '../../core/open-badge.ts'
import { openView } from '../../core/open-pages.ts'
import { type KeptFact, recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import type { HistoryLine } from '../../core/standing/standing.ts'
import { secondOf } from '../../core/zoned-days.ts'
import { type BadgeRow, noteWords } from '../../data/badges/badges.ts'
import { noteIssued } from '../../data/badges/issued.ts'
import type { Database } from '../../data/database.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'
import { altOf, findLogo } from '../../program/logos.ts'
import type { Program } from '../../program/program.ts'

export type BadgeForm = 'json' | 'jwt'

export interface BadgeToSign {
  readonly badge: BadgeRow
  readonly standing: BadgeStanding
  /** The whole name; whether it stands on the badge, the consent decides. */
  readonly name: string
  /** The address whose hash the holder wants on it; as with the name, the consent decides. */
  readonly email: { readonly address: string | null; readonly seed: string } | undefined
  readonly facts: readonly KeptFact[]
  /** `yes` where the holder asks themselves. */
  readonly consent: Consent
}

/** Where and when something is signed. */
export interface Site {
  readonly env: Bindings
  readonly database: Database
  readonly program: Program
  readonly now: Date
  readonly today: Day
}

/**
 * What a badge is, signed; made once for what it says. Nothing where the site has no key, may say nothing, or its holder's
 * facts have changed since they were read.
 */
export async function signBadge(site: Site, asked: BadgeToSign, form: BadgeForm): Promise<KeptDocument | undefined> {
  const { env, program } = site
  const key = signingKeyOf(env)
  const { didOf } = await import('../../adapters/signing/did.ts')
  const known = factsOf(site, asked, didOf(env.BASE_URL))
  if (!key || !known) return undefined
  const { address, seed = '' } = asked.email ?? {}
  const said = address ? { ...known, emailHash: await emailHash(address, seed, asked.badge.id) } : known
  const says = await hashOfText(JSON.stringify(said))
  const { saysSince } = asked.badge
  const isNoted = asked.badge.says === says && saysSince !== null
  const words = {
    says,
    saysSince: isNoted ? saysSince : validFromOf(saysSince, said.activeOn, program.timeZone),
    until: said.expiresOn ?? noEnd,
    revocations: asked.standing.revocations,
    isNoted,
  }
  return signWords(site, asked, { form, key, said, words })
}

interface ToSign {
  readonly form: BadgeForm
  readonly key: BadgeKey
  readonly said: Said
  /** The hash of them, since when the badge says them, and whether the database has that already. */
  readonly words: {
    readonly says: string
    readonly saysSince: string
    readonly until: Day
    readonly revocations: number
    readonly isNoted: boolean
  }
}

async function signWords(site: Site, asked: BadgeToSign, toSign: ToSign): Promise<KeptDocument | undefined> {
  const { env, database, now } = site
  const { form, key, said, words } = toSign
  const { badge, consent } = asked
  const { at, issuer, timeZone, ...ofPerson } = { ...said, validFrom: words.saysSince }
  const open = openView('badge', ofPerson, consent)
  if (!open) return undefined
  const credential = openBadge({ at, issuer, timeZone, ...(open as typeof ofPerson) })
  const make = async () => {
    const file = await signed(credential, { form, key, did: issuer.did, now })
    const sha256 = await credentialHash(file)
    const { id: about, candidateId } = badge
    return {
      file,
      issued: { kind: 'badge', about, sha256, candidateId, keyId: key.id, signedAt: now.toISOString() },
    } as const
  }

  const first = words.isNoted ? undefined : await make()
  if (first) {
    const noting = noteIssued(database, first.issued, words)
    const [, [noted]] = await database.batch([...noteWords(database, badge, words), noting])
    const { says, saysSince } = noted ?? { says: null, saysSince: null }
    if (says !== words.says || saysSince === null) return undefined
    // Another request was first: of one badge there is one moment.
    if (saysSince !== words.saysSince)
      return signWords(site, asked, { ...toSign, words: { ...words, saysSince, isNoted: true } })
  }
  const sign = async () => {
    const { file, issued } = first ?? (await make())
    // Before it is kept or given out: what is cut short here is signed and noted again.
    if (!first) await noteIssued(database, issued)
    return new TextEncoder().encode(file)
  }
  return keptDocument(env.FILES, `badge-${form}-2`, { credential, key: key.id }, sign, badge.candidateId)
}

interface Signing {
  readonly form: BadgeForm
  readonly key: BadgeKey
  readonly did: string
  readonly now: Date
}

async function signed(credential: OpenBadge, { form, key, did, now }: Signing): Promise<string> {
  const { methodsOf } = await import('../../adapters/signing/did.ts')
  const methods = methodsOf(did, key)
  if (form === 'jwt') {
    const { credentialJwt } = await import('../../adapters/signing/credential-jwt.ts')
    return credentialJwt(credential, key.es256, methods.jwt)
  }
  const { addProof } = await import('../../adapters/signing/data-integrity.ts')
  const how = { created: secondOf(now), verificationMethod: methods.proof }
  return JSON.stringify(await addProof(credential, key.ed25519, how))
}

type Said = Omit<BadgeFacts, 'validFrom'> & { readonly activeOn: Day }

function factsOf({ env, program, today }: Site, asked: BadgeToSign, did: string): Said | undefined {
  const { badge, standing: now } = asked
  const { active, certification: code } = now
  const certification = program.certifications.find((one) => one.code === code)
  if (!active || !certification) return undefined
  const at = (path: string) => new URL(path, env.BASE_URL).href
  const level = levelNamesOn(program.levels, levelOn(certification, today), today).name
  const logo = findLogo(program, code, today)
  return {
    at: {
      badge: at(paths.badge(badge.id)),
      refresh: at(paths.badgeCredential(badge.id)),
      achievement: at(paths.achievement(code)),
      image: at(paths.achievementImage(code)),
      list: at(paths.statusList(badge.list)),
      issuer: at(paths.start),
    },
    issuer: { did, name: program.issuer.name },
    timeZone: program.timeZone,
    certification: {
      code,
      name: nameOn(certification, today),
      description: `A certification of ${program.issuer.name}, level ${level}.`,
      caption: logo ? altOf(logo) : code,
    },
    name: asked.name,
    firstEarnedOn: active.firstEarnedOn,
    activeOn: active.activeOn,
    expiresOn: active.expiresOn,
    exams: examsBehind(program, asked, today),
    place: badge.place,
  }
}

/** The exams that earned it last, and those that renewed it last: by number and day, never by registration. */
function examsBehind(program: Program, { badge, standing: now, facts }: BadgeToSign, today: Day): BadgeFacts['exams'] {
  const record = recordOf(badge.candidateId, facts, program.creditValidityMonths)
  const own = standing(program, badge.candidateId, record, today)
  const history = own.certifications.find(({ code }) => code === now.certification)?.history ?? []
  const last = (event: HistoryLine['event']) => history.findLast((line) => line.event === event)?.by ?? []
  const numbers = new Set(
    [...last('earned'), ...last('renewed')].flatMap((fact) => ('attempt' in fact ? fact.attempt : [])),
  )
  return record.attempts
    .filter(({ registrationNumber }) => numbers.has(registrationNumber))
    .map(({ exam, takenOn }) => ({ title: `Exam ${exam}, ${titleOfExam(program, exam)}`, takenOn }))
    .toSorted((a, b) => (`${a.takenOn} ${a.title}` < `${b.takenOn} ${b.title}` ? -1 : 1))
}

function titleOfExam(program: Program, code: string): string {
  return program.exams.find((exam) => exam.code === code)?.title ?? code
}
