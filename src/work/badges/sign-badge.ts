import { keptDocument, type KeptDocument } from '../../adapters/kept-documents.ts'
import { badgeKeysOf } from '../../adapters/signing/keys.ts'
import { emailHash } from '../../adapters/signing/email-hash.ts'
import { hashOfText } from '../../adapters/secrets.ts'
import type { BadgeStanding } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import { levelNamesOn, levelOn, nameOn } from '../../core/certification-on.ts'
import type { Consent } from '../../core/answers.ts'
import { type BadgeFacts, openBadge } from '../../core/open-badge.ts'
import { openView } from '../../core/open-pages.ts'
import { type KeptFact, recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import type { HistoryLine } from '../../core/standing/standing.ts'
import { type BadgeRow, noteWords } from '../../data/badges/badges.ts'
import type { Database } from '../../data/database.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'
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

/** What a badge is, signed; made once for what it says. Nothing where the site has no key, or may say nothing. */
export async function signBadge(site: Site, asked: BadgeToSign, form: BadgeForm): Promise<KeptDocument | undefined> {
  const { env } = site
  const key = badgeKeysOf(env)[0]
  const { didOf, methodsOf } = await import('../../adapters/signing/did.ts')
  const did = didOf(env.BASE_URL)
  const known = factsOf(site, asked, did)
  if (!key || !known) return undefined
  const { address, seed = '' } = asked.email ?? {}
  const said = address ? { ...known, emailHash: await emailHash(address, seed, asked.badge.id) } : known
  const { at, issuer, ...ofPerson } = { ...said, validFrom: await sinceWhen(site, asked.badge, said) }
  const open = openView('badge', ofPerson, asked.consent)
  if (!open) return undefined

  const credential = openBadge({ at, issuer, ...(open as typeof ofPerson) })
  const says = { credential, key: key.id }
  const method = methodsOf(did, key)[form === 'json' ? 'proof' : 'jwt']
  return keptDocument(env.FILES, `badge-${form}-1`, says, async () => {
    if (form === 'jwt') {
      const { credentialJwt } = await import('../../adapters/signing/credential-jwt.ts')
      return new TextEncoder().encode(await credentialJwt(credential, key.es256, method))
    }
    const { addProof } = await import('../../adapters/signing/data-integrity.ts')
    const signed = await addProof(credential, key.ed25519, {
      created: credential.validFrom,
      verificationMethod: method,
    })
    return new TextEncoder().encode(JSON.stringify(signed))
  })
}

type Said = Omit<BadgeFacts, 'validFrom'> & { readonly activeOn: Day }

function factsOf({ env, program, today }: Site, asked: BadgeToSign, did: string): Said | undefined {
  const { badge, standing: now } = asked
  const { active, certification: code } = now
  const certification = program.certifications.find((one) => one.code === code)
  if (!active || !certification) return undefined
  const at = (path: string) => new URL(path, env.BASE_URL).href
  const level = levelNamesOn(program.levels, levelOn(certification, today), today).name
  return {
    at: {
      badge: at(paths.badge(badge.id)),
      achievement: at(paths.achievement(code)),
      list: at(paths.statusList(badge.list)),
      issuer: at(paths.start),
    },
    issuer: { did, name: program.issuer.name },
    certification: {
      code,
      name: nameOn(certification, today),
      description: `A certification of ${program.issuer.name}, level ${level}.`,
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

/** Of two badges with one id the newer counts: whenever one comes to say something else, it is from then on. */
async function sinceWhen({ database, now }: Site, badge: BadgeRow, said: Said): Promise<string> {
  const says = await hashOfText(JSON.stringify(said))
  if (badge.says === says && badge.saysSince) return badge.saysSince
  const moment = `${now.toISOString().slice(0, 19)}Z`
  const start = `${said.activeOn}T00:00:00Z`
  const since = badge.says === null && start < moment ? start : moment
  const [, [noted]] = await database.batch(noteWords(database, badge, { says, since }))
  return noted?.saysSince ?? since
}
