/** Colours of print, as parts of red, green and blue. */
export type Ink = readonly [red: number, green: number, blue: number]

export const white: Ink = [1, 1, 1]
export const ink = hex('171f28')
export const ink2 = hex('4e5862')
export const petrol = hex('115b5b')
export const rule = hex('d6d4ce')

const levels: Readonly<Record<string, Ink>> = {
  entry: hex('30693b'),
  associate: hex('225b90'),
  specialist: hex('584594'),
  professional: hex('853166'),
  expert: hex('7e4e1e'),
}

/** A level without a colour of its own is drawn in ink. */
export function levelInk(code: string): Ink {
  return levels[code] ?? ink
}

/** So much of an ink on white paper, without transparency: it prints the same everywhere. */
export function tint([red, green, blue]: Ink, part: number): Ink {
  const mix = (channel: number) => 1 - part + part * channel
  return [mix(red), mix(green), mix(blue)]
}

function hex(colour: string): Ink {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [channel(0), channel(2), channel(4)]
}
