/** Half a wave more in each tile is well: it turns every phase into another one of the set. */
const [width, height, waves, phases] = [60, 28, 1.5, 8]
const [quiet, loud] = [2.6, 13]
/** Pieces of curve to a wave; each is exact at its ends, in place and in slope. */
const pieces = 8

/** One tile of the line band: phases of one sine that swells. It is `public/band.svg`. */
export function bandTile(): string {
  const strands = Array.from({ length: phases }, (_, phase) => strand((phase * 2 * Math.PI) / phases)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><path fill="none" stroke="#000" stroke-width=".75" d="${strands}"/></svg>\n`
}

/** Begins before the tile and ends after it, so that the tiles join. */
function strand(phase: number): string {
  const step = width / waves / pieces
  const curves: string[] = []
  for (let piece = -1; piece <= waves * pieces; piece++) {
    const [from, to] = [piece * step, (piece + 1) * step]
    const third = step / 3
    if (piece === -1) curves.push(`M${tenth(from)} ${tenth(heightAt(from, phase))}C`)
    const first = `${tenth(from + third)} ${tenth(heightAt(from, phase) + third * slopeAt(from, phase))}`
    const second = `${tenth(to - third)} ${tenth(heightAt(to, phase) - third * slopeAt(to, phase))}`
    curves.push(`${first} ${second} ${tenth(to)} ${tenth(heightAt(to, phase))} `)
  }
  return curves.join('').trim()
}

function heightAt(x: number, phase: number): number {
  const swell = (quiet + loud) / 2 - ((loud - quiet) / 2) * Math.cos((2 * Math.PI * x) / width)
  return height / 2 + swell * Math.sin((2 * Math.PI * waves * x) / width + phase)
}

function slopeAt(x: number, phase: number): number {
  const near = 0.001
  return (heightAt(x + near, phase) - heightAt(x - near, phase)) / (2 * near)
}

function tenth(length: number): number {
  return Math.round(length * 10) / 10
}
