/** The three steps of the way, with the one that is now. */
export function Steps({ at }: { at: 1 | 2 | 3 }) {
  const steps = ['Find it', 'Prove it’s yours', 'Check and merge']
  return (
    <ol class="steps-of-merge" aria-label="I have another record">
      {steps.map((step, number) => (
        <li aria-current={number + 1 === at ? 'step' : undefined}>
          {number + 1} {step}
        </li>
      ))}
    </ol>
  )
}
