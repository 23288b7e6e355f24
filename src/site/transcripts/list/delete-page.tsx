import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'

interface DeleteProps {
  readonly frame: Frame
  readonly transcript: { readonly id: string; readonly description: string }
}

export function DeletePage({ frame, transcript: { id, description } }: DeleteProps) {
  return (
    <Layout title="Delete transcript" frame={frame}>
      <h1>Delete this transcript</h1>
      <p class="lede">We delete “{description}” and all its links at once.</p>
      <p class="meanwhile">
        If someone downloaded its signed learner record (CLR), that is revoked too. You can’t undo this.
      </p>
      <p class="meanwhile">“Who saw me” still lists when it was viewed.</p>
      <form method="post" action={paths.ownTranscriptTo(id, 'delete')} class="deeds after-form">
        <button class="button main">Delete the transcript</button>
        <a href={paths.ownTranscript(id)}>Back</a>
      </form>
    </Layout>
  )
}
