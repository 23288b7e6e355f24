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
/** Documents of other sites read for one file. */
export const mostReads = 24
