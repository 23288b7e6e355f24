export interface ParticularsProps {
  readonly name: string
  /** Line by line. */
  readonly address: readonly string[]
  readonly email: string
  /** They were made up: whoever runs the site has not put its own in their place. */
  readonly demo?: boolean | undefined
}

/** Who answers for the site, and how to reach them. */
export function Particulars({ name, address, email, demo }: ParticularsProps) {
  return (
    <>
      <address>
        <p>{name}</p>
        {address.map((line) => (
          <p>{line}</p>
        ))}
        <p>
          <EmailLink address={email} />
        </p>
      </address>
      {demo && <p class="aside">This site is a demonstration. The name and addresses are examples.</p>}
    </>
  )
}

export function EmailLink({ address }: { address: string }) {
  return <a href={`mailto:${address}`}>{address}</a>
}
