import { expect, test } from 'vitest'
import { gunzip, NotGzip } from '../../src/adapters/gzip.ts'

async function gzip(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The bytes as they may arrive: cut where the sender likes. */
function arriving(bytes: Uint8Array, ...cuts: number[]): ReadableStream<Uint8Array> {
  const edges = [0, ...cuts, bytes.byteLength]
  return new ReadableStream({
    start(controller) {
      for (let at = 1; at < edges.length; at++)
        if (edges[at]! > edges[at - 1]!) controller.enqueue(bytes.slice(edges[at - 1], edges[at]))
      controller.close()
    },
  })
}

async function textOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of gunzip(body)) text += decoder.decode(chunk, { stream: true })
  return text
}

test('several members are unpacked one after another, wherever the bytes are cut on their way', async () => {
  const members = [await gzip('one\n'), await gzip(''), await gzip('two\n')]
  const packed = new Uint8Array(await new Blob(members).arrayBuffer())
  for (let cut = 0; cut <= packed.byteLength; cut++) {
    expect([cut, await textOf(arriving(packed, cut))]).toEqual([cut, 'one\ntwo\n'])
  }
})

test('what is packed otherwise, torn, damaged or followed by something else is refused', async () => {
  const packed = await gzip('one\ntwo\n')
  const damaged = packed.slice()
  damaged[packed.byteLength - 6]! ^= 1
  const followed = new Uint8Array([...packed, 1, 2, 3])
  for (const bytes of [new TextEncoder().encode('plain'), packed.slice(0, -3), damaged, followed])
    await expect(textOf(arriving(bytes))).rejects.toBeInstanceOf(NotGzip)
  for (let end = 1; end < packed.byteLength; end++)
    await expect(textOf(arriving(packed.slice(0, end)))).rejects.toBeInstanceOf(NotGzip)
})

test('a fault of the sender is passed on as it is', async () => {
  const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('cut off')) })
  await expect(textOf(broken)).rejects.toThrow('cut off')
})
