/** A code in groups of four, set apart by space alone: copied, it is whole. */
export function Code({ text }: { text: string }) {
  return (
    <span class="code fours">
      {(text.match(/.{1,4}/g) ?? []).map((four) => (
        <span>{four}</span>
      ))}
    </span>
  )
}
