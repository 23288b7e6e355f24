/** A plain decimal with at most two places as hundredths (`2.5` is 250), or nothing: sums of whole numbers are exact. */
export function hundredthsOf(text: string): number | undefined {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text)
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}
