const mostTurns = 15
/** Below this nothing can be told apart. */
const shortest = 25

/**
 * How many times longer something takes for an input four times as long: about 4 where it grows with its length, 16 where it
 * grows with its square. The best of some turns each, one
 * after the other, until it is clear: what else goes on in the machine is in both.
 */
export async function growth(run: (size: number) => unknown, size: number): Promise<number> {
  const best = { small: Infinity, large: Infinity }
  const time = async (which: 'small' | 'large', of: number) => {
    const start = performance.now()
    await run(of)
    best[which] = Math.min(best[which], performance.now() - start)
  }
  const ratio = () => (best.large < shortest ? 1 : best.large / Math.max(best.small, 1))
  for (let turn = 0; turn < mostTurns && (turn === 0 || ratio() >= square); turn++) {
    await time('small', Math.floor(size / 4))
    await time('large', size)
  }
  return ratio()
}

/** Between growing with its length and with its square. */
export const square = 12
