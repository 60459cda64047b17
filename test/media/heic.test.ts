import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import sharp, { type SharpConstructor } from 'sharp'
import { decodesHeic, isHeic, readsHeic } from '../../src/media/heic.ts'
import { preparePicture } from '../../src/media/prepare-picture.ts'

/** Coded as an iPhone does, in HEVC. */
const photo = readFileSync(new URL('../fixtures/photo.heic', import.meta.url))

/** A build of sharp that decodes the sample so wide, or fails. */
function build(width: number | null): SharpConstructor {
  const toBuffer = async () => {
    if (width === null) throw new Error('Support for this compression format has not been built in')
    return { data: Buffer.alloc(0), info: { width } }
  }
  return (() => ({ raw: () => ({ toBuffer }) })) as unknown as SharpConstructor
}

describe('photos of iPhones', () => {
  it('are known by their first bytes, and no AVIF is one', async () => {
    const avif = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#fff' } })
      .avif()
      .toBuffer()
    const jpeg = await sharp(avif).jpeg().toBuffer()
    const named = (...brands: string[]) =>
      Buffer.from(`\0\0\0${String.fromCharCode(8 + brands.length * 4)}ftyp${brands.join('')}`)
    const table: [string, Uint8Array, boolean][] = [
      ['a photo', photo, true],
      ['a burst', named('mif1', '\0\0\0\0', 'heic'), true],
      ['an AVIF', avif, false],
      ['an AVIF that names both', named('mif1', '\0\0\0\0', 'heic', 'avif'), false],
      ['a video', named('isom', '\0\0\0\0', 'mp42'), false],
      ['a kind named behind its box', Buffer.concat([named('isom'), Buffer.from('heic')]), false],
      ['a JPEG', jpeg, false],
      ['nothing', Buffer.alloc(0), false],
    ]
    for (const [what, bytes, expected] of table) assert.equal(isHeic(bytes), expected, what)
  })

  it('are taken where the build decodes them, and only there', async () => {
    assert.equal(await decodesHeic(build(64)), true)
    assert.equal(await decodesHeic(build(1)), false)
    assert.equal(await decodesHeic(build(null)), false)
  })

  it('are asked of the build that runs here, and refused by name where it cannot', async () => {
    const reads = await readsHeic()
    assert.equal(
      reads,
      await sharp(photo)
        .raw()
        .toBuffer()
        .then(
          () => true,
          () => false,
        ),
    )
    const { kind } = await preparePicture(photo)
    assert.equal(kind, reads ? 'prepared' : 'heic-unread')
  })
})
