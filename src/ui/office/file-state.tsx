import { Sign } from '../sign.tsx'

const words: Readonly<Record<string, string>> = {
  queued: 'Waiting',
  running: 'Coming in',
  done: 'Done',
  failed: 'Failed',
  refused: 'Refused',
  preview: 'Preview',
  discarded: 'Discarded',
  withdrawn: 'Taken back',
}

const isOver = ['failed', 'refused', 'discarded', 'withdrawn']

/** What has become of a file, as a sign and a word. */
export function FileState({ state }: { state: string }) {
  const sign = state === 'done' ? 'passed' : isOver.includes(state) ? 'failed' : 'under-way'
  return (
    <span class="signed">
      <Sign state={sign} />
      {words[state] ?? state}
    </span>
  )
}
