/** The largest file that is looked at. */
export const mostBytes = 5 * 2 ** 20
/** Of what is packed in a file or a list, so much is unpacked. */
export const mostUnpacked = 16 * 2 ** 20
/** Things in a credential, one within another: no honest one has so many. */
export const mostThings = 20_000
export const mostDepth = 48
export const mostProofs = 4
export const mostLists = 4
/** Credentials within a credential, and how deep. */
export const mostInside = 60
export const mostLevels = 3
/** A status list is used again for so many milliseconds where it doesn’t say how long, and for so many at most. */
export const usualKeeping = 5 * 60_000
export const longestKeeping = 60 * 60_000
/** Documents of other sites read for one file. */
export const mostReads = 24
