import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { addProof } from '../../src/adapters/signing/data-integrity.ts'
import { didOf, methodsOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import { openBadge } from '../../src/core/open-badge.ts'
import { digitalBazaarIssuer } from './digitalbazaar-badge.ts'
import { median } from './median.ts'

const rounds = 12
const badgesPerRound = 100
const site = 'https://site.example'

/** How many badges a second are signed in each form, beside @digitalbazaar/vc on the same badges, by turns. */
export async function benchBadges(): Promise<void> {
  const key = await makeBadgeKey(new Date())
  const did = didOf(site)
  const methods = methodsOf(did, key)
  const issue = await digitalBazaarIssuer(key.ed25519, { did, method: methods.proof })
  const signers = {
    'JSON, eddsa-rdfc-2022': (badge: Badge) =>
      addProof(badge, key.ed25519, { created: badge.validFrom, verificationMethod: methods.proof }),
    'JWT, ES256': (badge: Badge) => credentialJwt(badge, key.es256, methods.jwt),
    '@digitalbazaar/vc': issue,
  }
  await expectSame(signers['JSON, eddsa-rdfc-2022'], issue)

  const names = Object.keys(signers) as (keyof typeof signers)[]
  const speeds = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = -2; round < rounds; round++)
    for (const name of names) {
      const perSecond = await speedOf(signers[name], round)
      if (round >= 0) speeds.get(name)!.push(perSecond)
    }

  const theirs = speeds.get('@digitalbazaar/vc')!
  console.log('\nBadges signed a second in Node (medians of rounds by turns)')
  console.log('form                    badge/s     vc/s   ratio')
  for (const [name, ours] of speeds) {
    if (ours === theirs) continue
    const ratio = median(ours.map((speed, round) => speed / theirs[round]!))
    const columns = [median(ours).toFixed(0).padStart(9), median(theirs).toFixed(0).padStart(8)]
    console.log([name.padEnd(21), ...columns, ratio.toFixed(2).padStart(7)].join(' '))
  }
}

type Badge = ReturnType<typeof badgeNumber>

/** Ed25519 leaves no choice: both have to come to the same signature, or they do not do the same work. */
async function expectSame(
  ours: (badge: Badge) => Promise<{ readonly proof: readonly [{ readonly proofValue: string }] }>,
  theirs: (badge: Badge) => Promise<{ readonly proof: { readonly proofValue: string } }>,
): Promise<void> {
  const badge = badgeNumber(0)
  const [one, other] = [await ours(badge), await theirs(badge)]
  if (one.proof[0].proofValue !== other.proof.proofValue) throw new Error('The two signatures of one badge differ.')
}

async function speedOf(sign: (badge: Badge) => Promise<unknown>, round: number): Promise<number> {
  const badges = Array.from({ length: badgesPerRound }, (_, at) => badgeNumber((round + 2) * badgesPerRound + at))
  const start = performance.now()
  for (const badge of badges) await sign(badge)
  return (badgesPerRound * 1000) / (performance.now() - start)
}

/** A badge as most are: a name, two exams, an end. */
function badgeNumber(place: number) {
  return openBadge({
    at: {
      badge: `${site}/badges/B${place}`,
      refresh: `${site}/badges/B${place}/credential.json`,
      achievement: `${site}/achievements/AB`,
      image: `${site}/achievements/AB/image.png`,
      list: `${site}/status/1`,
      issuer: `${site}/`,
    },
    issuer: { did: didOf(site), name: 'Issuer' },
    timeZone: 'America/Los_Angeles',
    certification: {
      code: 'AB',
      name: 'Able Seaman',
      description: 'A certification of Issuer, level One.',
      caption: 'Logo: Able Seaman, level One',
    },
    name: `Ada Ābele ${place}`,
    firstEarnedOn: '2024-02-29',
    validFrom: '2024-02-29T00:00:00Z',
    expiresOn: '2027-02-28',
    exams: [
      { title: 'Exam 1, Knots', takenOn: '2024-02-28' },
      { title: 'Exam 2, Sails', takenOn: '2024-02-29' },
    ],
    place,
  })
}
