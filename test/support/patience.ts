/** How long nothing may move at all before a test gives up, in milliseconds: no measure of how long anything takes. */
export const patience = 180_000

interface Waiting<Found> {
  /** What it says of itself when it gives up, such as “The import 7 did not end”. */
  readonly orElse: string
  /** What shows that it still goes on, such as rows taken in: as long as this changes there is no hurry. */
  readonly progress?: () => unknown
  readonly isDone?: (found: Found) => boolean
  /** Milliseconds between two looks. */
  readonly every?: number
}

/**
 * Looks again and again until there is something, and gives it. Gives up only once nothing has changed for very long; it
 * counts its looks, since tests put the clock forward.
 */
export async function until<Found>(
  look: () => Promise<Found | undefined>,
  { orElse, progress, isDone = () => true, every = 20 }: Waiting<Found>,
): Promise<Found> {
  let last: string | undefined
  for (let still = 0; still * every < patience; still++) {
    const found = await look()
    if (found !== undefined && isDone(found)) return found
    const now = JSON.stringify(progress ? progress() : found)
    if (now !== last) [last, still] = [now, 0]
    await new Promise((resolve) => setTimeout(resolve, every))
  }
  throw new Error(`${orElse}; nothing has moved for ${patience / 60_000} minutes. The last that was seen: ${last}`)
}
