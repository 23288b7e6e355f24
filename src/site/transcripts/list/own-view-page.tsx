import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { TranscriptSheet } from '../sheet.tsx'
import type { Sheet, SheetGroup } from '../sheet-view.ts'

interface OwnViewProps {
  readonly frame: Frame
  readonly id: string
  readonly sheet: Sheet
  readonly groups: readonly SheetGroup[]
  readonly hasRecord: boolean
}

/** The transcript as somebody with a link sees it; looking at it here counts as no view. */
export function OwnViewPage({ frame, id, ...shown }: OwnViewProps) {
  return (
    <Layout title="View transcript" frame={frame} look="transcripts">
      <p class="own-view">
        This is what others see. <a href={paths.ownTranscriptTo(id, 'edit')}>Edit</a>{' '}
        <a href={paths.ownTranscript(id)}>Share</a> <a href={paths.transcripts}>All transcripts</a>
      </p>
      <TranscriptSheet {...shown} />
    </Layout>
  )
}
