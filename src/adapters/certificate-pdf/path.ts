export type Point = readonly [x: number, y: number]

/** Paths are SVG paths of M, L, C and z with absolute places, in tenths of a millimetre from the top left. */
export function polyline(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${hundredth(x)} ${hundredth(y)}`).join('L')}`
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `${polyline([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])}z` // prettier-ignore
}

export function circle(x: number, y: number, radius: number): string {
  // The length of handle that makes four curves the roundest circle.
  const handle = radius * 0.5523
  const corner = (fromX: number, fromY: number, toX: number, toY: number) =>
    curve(
      [x + fromX * radius + toX * handle, y + fromY * radius + toY * handle],
      [x + toX * radius + fromX * handle, y + toY * radius + fromY * handle],
      [x + toX * radius, y + toY * radius],
    )
  return `M${hundredth(x)} ${hundredth(y - radius)}${corner(0, -1, 1, 0)}${corner(1, 0, 0, 1)}${corner(0, 1, -1, 0)}${corner(-1, 0, 0, -1)}z`
}

export function curve(first: Point, second: Point, end: Point): string {
  return `C${[first, second, end].map(([x, y]) => `${hundredth(x)} ${hundredth(y)}`).join(' ')}`
}

export function hundredth(length: number): number {
  return Math.round(length * 100) / 100 + 0
}
