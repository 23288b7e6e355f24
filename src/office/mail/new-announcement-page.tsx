import { countries } from '../../adapters/countries.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, SelectField, TextArea, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { announcementLabels as labels } from './forms.ts'
import { MailParts } from './mail-parts.tsx'

type Choices = readonly (readonly [code: string, name: string])[]

interface NewAnnouncementProps {
  readonly frame: OfficeFrame
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly certifications: Choices
  readonly levels: Choices
  readonly site: string
}

/** The form of an announcement. Nothing is sent from here: the next page shows who gets it, and how it looks. */
export function NewAnnouncementPage({ frame, typed, errors, certifications, levels, site }: NewAnnouncementProps) {
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    value: typed[name] ?? '',
    error: errors.find((error) => error.field === name)?.sentence,
  })
  return (
    <OfficeLayout title={errors.length > 0 ? 'Error: Write an announcement' : 'Write an announcement'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Write an announcement</h1>
      <p class="lede">Nothing is sent yet. The next page shows how many people get it, and how it looks.</p>
      <MailParts isOwner />
      <form method="post" action={paths.announcements} class="work announcement" novalidate>
        <Section id="words" title="What it says">
          <TextField {...field('subject')} />
          <TextArea
            {...field('text')}
            rows={14}
            hint={`Plain text. An empty line starts a new paragraph. The email starts with “Hello” and the name. Links may only lead to ${site}.`}
          />
          <TextField
            {...field('link')}
            hint="Optional. A page of this site, such as /certifications. The email gets a button for it."
          />
        </Section>
        <div>
          <Section id="audience" title="Who gets it">
            <p class="aside audience">People who match everything you choose. Choose nothing to email everyone.</p>
            <SelectField
              {...field('certification')}
              label="Holds the certification"
              none="Any"
              options={certifications}
            />
            <SelectField {...field('level')} label="Holds a certification of this level" none="Any" options={levels} />
            <TextField {...field('days')} label="Expires within (days)" width="day" />
            <SelectField {...field('country')} label="Lives in" none="Any country" options={countries} />
            <TextField {...field('candidate')} label="Or one person only" hint="A candidate ID" width="day" />
          </Section>
          <div class="deeds">
            <button class="button main">Show who gets it</button>
            <a href={paths.announcements}>Cancel</a>
          </div>
        </div>
      </form>
    </OfficeLayout>
  )
}
