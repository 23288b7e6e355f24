export type Point = readonly [x: number, y: number]

export function circle(x: number, y: number, radius: number): string {
  const [left, width] = [rounded(x - radius), rounded(radius * 2)]
  const r = rounded(radius)
  return `M${left} ${rounded(y)}a${r} ${r} 0 1 0 ${width} 0a${r} ${r} 0 1 0-${width} 0z`
}

/** A square on its corner, turned by so many degrees. */
export function square(centre: number, radius: number, turn: number): string {
  return polygon(cornersOf(centre, radius, turn))
}

/** What is left of a square where a disc in its middle is cleared: all of it, or its four corners. */
export function squareAround(centre: number, radius: number, turn: number, cleared: number): string {
  const toSide = radius * cos(45)
  if (toSide >= cleared) return square(centre, radius, turn)
  const kept = 1 - Math.sqrt(cleared ** 2 - toSide ** 2) / toSide
  const corners = cornersOf(centre, radius, turn)
  return corners
    .map((corner, index) => {
      const [before, after] = [corners.at(index - 1)!, corners[(index + 1) % 4]!]
      return openLine([towards(corner, before, kept / 2), corner, towards(corner, after, kept / 2)])
    })
    .join('')
}

/** A point at so many degrees from the top, clockwise. */
export function polar(centre: number, radius: number, degrees: number): Point {
  return [centre + radius * sin(degrees), centre - radius * cos(degrees)]
}

export function polygon(points: readonly Point[]): string {
  return `${openLine(points)}z`
}

export function openLine(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}`
}

export function steps(count: number): number[] {
  return Array.from({ length: count }, (_, step) => step)
}

export function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180)
}

export function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}

export function rounded(length: number): number {
  return Math.round(length * 100) / 100
}

function cornersOf(centre: number, radius: number, turn: number): readonly Point[] {
  return [0, 90, 180, 270].map((corner) => polar(centre, radius, corner + turn))
}

function towards([x, y]: Point, [toX, toY]: Point, share: number): Point {
  return [x + (toX - x) * share, y + (toY - y) * share]
}
