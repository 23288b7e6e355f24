import { type Day } from '../../../core/calendar.ts'
import { stateOfTranscript, type TranscriptState } from '../../../core/transcript.ts'
import { type Transcript, transcriptOf } from '../../../data/transcripts/transcripts.ts'
import { countOf, figureOf } from '../../../ui/words.ts'

export interface TranscriptRow {
  readonly id: string
  readonly description: string
  readonly expiresOn: Day | null
  readonly display: string
  readonly views: number
  readonly lastViewedAt: string | null
  readonly remarks: string
  readonly share: string
  readonly state: TranscriptState
}

type Found = Parameters<typeof transcriptOf>[0] & {
  readonly views: number
  readonly lastViewedAt: string | null
  readonly links: number
}

export function rowsOf(found: readonly Found[], today: Day): TranscriptRow[] {
  return found.map(({ views, lastViewedAt, links, ...row }) => {
    const transcript = transcriptOf(row)
    const { id, description, expiresOn, remarks, isOpen } = transcript
    return {
      id,
      description,
      expiresOn,
      display: displayOf(transcript),
      views,
      lastViewedAt,
      remarks: remarks.length > 80 ? `${[...remarks].slice(0, 80).join('')}…` : remarks,
      share: [isOpen ? 'Public link' : '', links > 0 ? figureOf(links, 'recipient') : ''].filter(Boolean).join(', '),
      state: stateOfTranscript(transcript, today),
    }
  })
}

/** What is shown, in few words. */
function displayOf(one: Transcript): string {
  const names = { latin: '', localized: 'name in own script', both: 'both names' }[one.names]
  const which = one.choice === 'active' ? 'Active certifications' : 'Chosen certifications'
  return [
    which,
    one.choice === 'these' && one.addsNew && 'new ones',
    one.showsExpired && 'expired ones',
    names,
    one.showsAddress && 'address',
    !one.showsDates && 'no dates',
    !one.showsExpirations && 'no expiration dates',
  ]
    .filter(Boolean)
    .join(', ')
}

export function ledeOf(rows: readonly TranscriptRow[]): string {
  if (rows.length === 0)
    return 'A transcript shows others the part of your record you choose, for as long as you choose.'
  const open = rows.filter(({ state }) => state === 'active').length
  return `You have ${countOf(rows.length, 'transcript')}, ${open === rows.length ? 'open to the people you share with' : `${open === 0 ? 'none' : open} of them active`}.`
}
