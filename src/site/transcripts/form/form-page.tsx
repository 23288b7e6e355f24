import { paths } from '../../../paths.ts'
import { Code } from '../../../ui/code.tsx'
import { ErrorSummary, type FieldError, TextArea, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { TranscriptSheet } from '../sheet.tsx'
import type { Sheet, SheetGroup } from '../sheet-view.ts'
import { Choices, Tick } from './choices.tsx'
import { labels } from './forms.ts'
import { Offers } from './offers.tsx'
import type { OfferGroup } from './view.ts'

interface FormProps {
  readonly frame: Frame
  /** Nothing where it is a new one. */
  readonly id: string | undefined
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly offers: readonly OfferGroup[]
  readonly preview: { readonly sheet: Sheet; readonly groups: readonly SheetGroup[]; readonly hasRecord: boolean }
  readonly isPreviewed: boolean
}

/** What a transcript shows, for how long, and how that looks. */
export function TranscriptFormPage({ frame, id, fields, errors, offers, preview, isPreviewed }: FormProps) {
  const title = id ? 'Edit transcript' : 'Create new transcript'
  return (
    <Layout
      title={errors.length > 0 ? `Error: ${title}` : title}
      frame={frame}
      look="transcripts"
      styles="withoutProgress"
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>{title}</h1>
      <p class="lede">
        {id
          ? 'If you’ve shared it, others see your changes as soon as you save them.'
          : 'Nobody sees it until you share it. You can change or end it at any time.'}
      </p>
      <div class="form-and-preview">
        <TranscriptForm id={id} fields={fields} errors={errors} offers={offers} />
        <section class="preview" aria-labelledby="preview">
          <h2 id="preview">Preview</h2>
          <p class="hint">
            {isPreviewed
              ? 'This shows your changes. They aren’t saved yet.'
              : 'Choose “Preview” to see your changes here.'}
          </p>
          <TranscriptSheet {...preview} isPreview />
        </section>
      </div>
    </Layout>
  )
}

function TranscriptForm({ id, fields, errors, offers }: Pick<FormProps, 'id' | 'fields' | 'errors' | 'offers'>) {
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    value: fields[name] ?? '',
    error: errors.find((error) => error.field === name)?.sentence,
  })
  const tick = (name: string) => ({ name, isTicked: fields[name] === 'yes' })
  return (
    <form method="post" action={id ? paths.ownTranscript(id) : paths.transcripts} novalidate>
      <p class="given-id">
        <span class="hint">Transcript ID</span> {id ? <Code text={id} /> : 'Created with the transcript'}
      </p>
      <TextField {...field('description')} hint="Who it’s for. Only you see this." />
      <Choices name="expires" legend="Expires after" {...pick(errors, 'expiresOn', 'expires')}>
        <label>
          <input type="radio" name="expires" value="day" checked={fields.expires !== 'never'} /> On a day
        </label>
        <TextField {...field('expiresOn')} label="Last day" hint="Such as 2027-Feb-21." error={undefined} width="day" />
        <label>
          <input type="radio" name="expires" value="never" checked={fields.expires === 'never'} /> Never
        </label>
      </Choices>
      <Choices name="names" legend="Display name" {...pick(errors, 'names')}>
        {names.map(([value, label]) => (
          <label>
            <input type="radio" name="names" value={value} checked={fields.names === value} /> {label}
          </label>
        ))}
      </Choices>
      <Choices name="display" legend="Display options">
        <Tick {...tick('showsAddress')} label="Address" />
        <Tick {...tick('showsDates')} label="Dates on which they were earned" />
        <Tick {...tick('showsExpirations')} label="Expiration dates" />
        <Tick {...tick('showsExpired')} label="Expired certifications" />
      </Choices>
      <Choices name="choice" legend="Certifications to display" {...pick(errors, 'choice')}>
        <label>
          <input type="radio" name="choice" value="active" checked={fields.choice !== 'these'} /> Active certifications,
          always up to date
        </label>
        <label>
          <input type="radio" name="choice" value="these" checked={fields.choice === 'these'} /> These:
        </label>
        <Offers offers={offers} fields={fields} />
        <Tick {...tick('addsNew')} label="All new certificates: add new certifications automatically" />
      </Choices>
      <TextArea {...field('remarks')} label="Remarks, optional" hint="Visible to anyone with the link." rows={4} />
      <TextArea {...field('notes')} label="Private notes, optional" hint="Only you see these." rows={3} />
      <p class="deeds">
        <button class="button main">{id ? 'Save' : 'Create transcript'}</button>
        <button class="button" formaction={id ? paths.ownTranscriptTo(id, 'preview') : paths.previewNewTranscript}>
          Preview
        </button>
        <a href={id ? paths.ownTranscript(id) : paths.transcripts}>Back</a>
      </p>
    </form>
  )
}

const names = [
  ['latin', 'In Latin letters'],
  ['localized', 'In your own script'],
  ['both', 'Both'],
] as const

function pick(errors: readonly FieldError[], ...fields: readonly string[]) {
  return { error: errors.find(({ field }) => fields.includes(field))?.sentence }
}
