/** Whether each test goes all its ways, as in `npm run test:long`; in `npm test` it goes those that show most. */
export const everyWay = process.env.EVERY_WAY === '1'

/** So many in `npm test`, and so many in `npm run test:long`. */
export const howMany = (short: number, long: number): number => (everyWay ? long : short)
