/** What the page hands to the worker that checks. */
export interface Question {
  readonly bytes: ArrayBuffer
  /** Hosts that the visitor has let this page ask. */
  readonly allowed: readonly string[]
  /** Where this page is from: the one site that is asked unbidden. */
  readonly origin: string
}
