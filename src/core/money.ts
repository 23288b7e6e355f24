/** Cents of a currency as it is written: `$15.00`. */
export function formatAmount({ cents, currency }: { readonly cents: number; readonly currency: string }): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
