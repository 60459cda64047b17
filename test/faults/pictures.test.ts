import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { blackPng, gifOf } from '../support/hostile-pictures.ts'

/** What eight pictures at once may add to the memory of a process. */
const addedMbMax = 300

describe('eight hostile pictures at once', function () {
  this.timeout(120_000)
  let folder: string
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'mary-pictures-'))))
  after(() => rm(folder, { recursive: true }))

  const peak = async (pictures: Uint8Array[]): Promise<{ kinds: string[]; addedMb: number }> => {
    const paths = pictures.map((_, index) => join(folder, String(index)))
    await Promise.all(pictures.map((bytes, index) => writeFile(paths[index]!, bytes)))
    const program = join(import.meta.dirname, '../support/prepare-pictures.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...paths])
    return JSON.parse(stdout) as { kinds: string[]; addedMb: number }
  }
  const eight = (one: Uint8Array) => Array<Uint8Array>(8).fill(one)
  const wide = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#336699' }, limitInputPixels: false })

  const taken: Record<string, () => Promise<Uint8Array>> = {
    'interlaced PNG of 16 bits': () => blackPng({ side: 3_900, depth: 16, channels: 4, interlaced: true }),
    'progressive JPEG': () => wide(4_500).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    'JPEG of 108 million pixels': () => wide(10_400).jpeg().toBuffer(),
    WebP: () => wide(6_400).webp({ lossless: true, effort: 0 }).toBuffer(),
  }
  for (const [what, make] of Object.entries(taken))
    it(`of the kind ${what}, as large as is taken`, async () => {
      const { kinds, addedMb } = await peak(eight(await make()))
      assert.deepEqual(kinds, Array(8).fill('added'))
      assert.ok(addedMb < addedMbMax, `${addedMb} MB`)
    })

  it('of every kind that is refused', async () => {
    const refused = [
      await blackPng({ side: 4_600, depth: 16, channels: 4, interlaced: true }),
      await blackPng({ side: 30_000, depth: 8, channels: 4, interlaced: false }),
      await wide(6_600).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
      await wide(6_600).webp({ lossless: true, effort: 0 }).toBuffer(),
      gifOf({ canvas: 10_400, frame: 10_400, frames: 20_000 }),
      await wide(6_600).tiff({ compression: 'deflate' }).toBuffer(),
      await wide(1_000).avif({ effort: 0 }).toBuffer(),
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
    ]
    const { kinds, addedMb } = await peak(refused)
    const others = ['not-a-picture', 'not-a-picture', 'heic-unread']
    assert.deepEqual(kinds, [...Array<string>(5).fill('too-big'), ...others])
    assert.ok(addedMb < addedMbMax, `${addedMb} MB`)
  })
})
