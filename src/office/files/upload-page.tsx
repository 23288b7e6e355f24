import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, FileField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'

interface UploadProps {
  readonly frame: OfficeFrame
  readonly kinds: readonly string[]
  readonly mostMebibytes: number
  readonly isHistory: boolean
  readonly errors: readonly FieldError[]
}

/** Sends a file from the office: as a preview, which then goes live. */
export function UploadPage({ frame, kinds, mostMebibytes, isHistory, errors }: UploadProps) {
  const title = 'Upload a file'
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeFiles}>Files</a>
      </nav>
      <h1>{title}</h1>
      <p class="lede">Nothing is taken in yet: the next page shows what the file would change.</p>
      <form method="post" action={paths.officeFiles} enctype="multipart/form-data" class="narrow-form">
        <FileField
          name="file"
          label="File"
          accept=".csv,.gz"
          hint={`Named like ${kinds[0]}-20261130-061500.csv: its kind, and when it was made, in UTC. Kinds: ${kinds.join(', ')}. At most ${mostMebibytes} MiB, also as .csv.gz.`}
          error={errors.find(({ field }) => field === 'file')?.sentence}
        />
        <div class="field">
          <label class="check">
            <input type="checkbox" name="history" value="yes" checked={isHistory} />
            <span>
              It’s about the past <span class="second">Nobody gets an email about what it changes</span>
            </span>
          </label>
        </div>
        <div class="deeds">
          <button class="button main">Show what it changes</button>
          <a href={paths.officeFiles}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
