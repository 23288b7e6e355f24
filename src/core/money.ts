/** Cents of a currency as it is written: `$15.00`. */
export function formatAmount({ cents, currency }: { readonly cents: number; readonly currency: string }): string {
  return formatOf(currency).format(cents / 10 ** digitsOf(currency))
}

/** How many decimals an amount of a currency has. */
export function digitsOf(currency: string): number {
  return formatOf(currency).resolvedOptions().maximumFractionDigits ?? 2
}

function formatOf(currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency })
}
