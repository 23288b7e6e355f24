import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'

/** Grey, a byte to a pixel: 0 is black. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** A part of a page in tenths of a millimetre. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

let library: Promise<PDFiumLibrary> | undefined

/** What a reader of another make sees on a page: its text, and itself. */
export async function seePdf(
  bytes: Uint8Array,
  scale: number,
): Promise<{ text: string; picture: Picture; colour: PNG }> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  try {
    const page = document.getPage(0)
    const text = page.getText()
    let colour = new PNG()
    await page.render({
      scale,
      render: async ({ data, width, height }) => {
        colour = new PNG({ width, height })
        colour.data.set(data)
        return data
      },
    })
    return { text, picture: greyOf(colour), colour }
  } finally {
    document.destroy()
  }
}

/** The dark part of a box; what is lighter than a tint is paper. */
export function cut({ grey, width }: Picture, box: Box, scale: number): Picture {
  const [left, top, across, down] = [box.x, box.y, box.width, box.height].map((length) =>
    Math.round((length * 72 * scale) / 254),
  ) as [number, number, number, number]
  const out = new Uint8Array(across * down)
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      const value = grey[(top + row) * width + left + column]!
      out[row * across + column] = value > 200 ? 255 : value
    }
  return { width: across, height: down, grey: out }
}

/** The part of all dark pixels that differ clearly between two pictures. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  let [dark, differing] = [0, 0]
  for (const [at, value] of one.grey.entries()) {
    if (Math.min(value, other.grey[at]!) < 200) dark++
    if (Math.abs(value - other.grey[at]!) > 48) differing++
  }
  return differing / Math.max(1, dark)
}

export function readPicture(file: Buffer): Picture {
  return greyOf(PNG.sync.read(file))
}

export function writePicture({ width, height, grey }: Picture): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 })
  png.data = Buffer.from(grey)
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false })
}

function greyOf({ width, height, data }: PNG): Picture {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at++) {
    const [red, green, blue] = [data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!]
    grey[at] = Math.round(red * 0.299 + green * 0.587 + blue * 0.114)
  }
  return { width, height, grey }
}
