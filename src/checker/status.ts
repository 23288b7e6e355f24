import { type Asking, shortened } from './asking.ts'
import { idOf, listOf, onlyOf, type Thing, textOf, textsOf, thingOf } from './json.ts'
import { mostLists } from './limits.ts'
import { type Finding, unknown, Unreadable } from './result.ts'
import { judgeRevocations } from './revocation-list.ts'
import { type CheckSignature, judgeList, listKinds } from './status-list.ts'

/** Whether what a credential names as the place of revocations says that it was revoked. */
export async function checkStatus(credential: Thing, asking: Asking, check: CheckSignature): Promise<Finding> {
  const all = listOf(credential.credentialStatus)
  if (all.length === 0) return unknown('It names no place where its issuer would say that it was revoked.')
  const others = all.filter((entry) => !besides.includes(purposeOf(entry)))
  const entries = others.length > 0 ? others : all
  const findings: Finding[] = []
  for (const entry of entries.slice(0, mostLists))
    findings.push(await checkEntry(credential, thingOf(entry) ?? {}, asking, check))
  const first = (outcome: Finding['outcome']) => findings.find((one) => one.outcome === outcome)
  return first('no') ?? first('unknown') ?? notSeen(entries) ?? findings[0]!
}

/** What good news of some lists does not say. */
function notSeen(entries: readonly unknown[]): Finding | undefined {
  if (entries.length > mostLists)
    return unknown(`It names ${entries.length} lists. The first ${mostLists} were checked.`)
  return entries.some((entry) => purposeOf(entry) === 'revocation')
    ? undefined
    : unknown('It isn’t suspended. It names no place where its issuer would say that it was revoked.')
}

/** Lists that tell of no revocation, and may be had as well. */
const besides: readonly unknown[] = ['refresh', 'message']

function purposeOf(entry: unknown): unknown {
  const purposes = listOf(thingOf(entry)?.statusPurpose)
  return purposes.length === 0 ? 'revocation' : onlyOf(purposes)
}

const oldKind = '1EdTechRevocationList'

async function checkEntry(credential: Thing, entry: Thing, asking: Asking, check: CheckSignature): Promise<Finding> {
  const types = textsOf(entry.type)
  if (types.includes(oldKind)) return checkOldEntry(credential, idOf(entry.id), asking)
  const type = types.find((one) => listKinds.has(one))
  if (!type && types[0] !== undefined)
    return unknown(`Its issuer says what was revoked in a way that this page can’t read: ${shortened(types[0])}.`)
  const address = idOf(entry.statusListCredential)
  const index = String(onlyOf(entry.statusListIndex))
  const place = /^\d{1,12}$/.test(index) ? Number(index) : undefined
  const purpose = textOf(purposeOf(entry))
  const isOneBit = listOf(entry.statusSize).every((size) => String(size) === '1')
  if (!type || !address || place === undefined || !purpose || !isOneBit) return unknown(misnamed)
  if (purpose !== 'revocation' && purpose !== 'suspension')
    return unknown(`Its issuer keeps a list for “${shortened(purpose)}”, which this page doesn’t judge.`)
  const reading = await asking.readList(address, 'the list of what was revoked')
  if ('missing' in reading) return unknown(reading.missing)
  try {
    return await judgeList(credential, { address, place, purpose, type }, reading.text.trim(), asking, check)
  } catch (error) {
    if (error instanceof Unreadable) return unknown('The list of what was revoked can’t be read.')
    throw error
  }
}

const misnamed = 'It doesn’t say rightly where its issuer would say that it was revoked.'

async function checkOldEntry(credential: Thing, address: string | undefined, asking: Asking): Promise<Finding> {
  if (!address) return unknown(misnamed)
  const reading = await asking.read(address, 'the list of what was revoked')
  return 'missing' in reading ? unknown(reading.missing) : judgeRevocations(credential, address, reading.text)
}
