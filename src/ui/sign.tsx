import { drawnOnce } from './drawn-once.ts'

export type SignState = 'met' | 'under-way' | 'not-begun' | 'in-review' | 'passed' | 'failed' | 'used' | 'elsewhere'

/** A sign of 16 pixels; give it words where none stand beside it. */
export function Sign({ state, words }: { state: SignState; words?: string }) {
  const label = words ? { role: 'img', 'aria-label': words } : { 'aria-hidden': 'true' as const }
  return (
    <svg class={`sign sign-${state}`} viewBox="0 0 16 16" width="16" height="16" {...label}>
      {shapeOf(state)}
    </svg>
  )
}

const shapeOf = drawnOnce((state: SignState) => <SignShape state={state} />)

function SignShape({ state }: { state: SignState }) {
  if (state === 'met')
    return (
      <>
        <circle cx="8" cy="8" r="8" fill="currentColor" />
        <path class="cut" d="m4.5 8.3 2.4 2.4 4.6-5" fill="none" stroke-width="1.75" />
      </>
    )
  if (state === 'under-way')
    return (
      <>
        <circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M8 1a7 7 0 0 0 0 14z" fill="currentColor" />
      </>
    )
  if (state === 'in-review')
    return (
      <circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 1.92" />
    )
  if (state === 'used')
    return (
      <path
        d="M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8zM4.7 8.3l2.3 2.3 4.3-4.8"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
    )
  if (state === 'elsewhere')
    return (
      <path
        d="M10 2.1A6.3 6.3 0 1 0 13.9 6M7.5 8.5 14.8 1.2M10.6 1.2h4.2v4.2"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
    )
  if (state === 'passed')
    return <path d="m2.5 8.6 3.6 3.6 7.4-8.2" fill="none" stroke="currentColor" stroke-width="1.75" />
  if (state === 'failed')
    return (
      <path
        d="M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8zM3 13 13 3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
    )
  return <circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" stroke-width="1.5" />
}
