import assert from 'node:assert/strict'
import sharp from 'sharp'
import { preparePicture } from '../../src/media/prepare-picture.ts'
import { cpuMs } from '../support/cpu-ms.ts'
import { blackPng, gifOf, pngOf } from '../support/hostile-pictures.ts'

const gaussian = { type: 'gaussian', mean: 128, sigma: 60 } as const
const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888888', noise: gaussian } })

describe('preparePicture', function () {
  this.timeout(60_000)
  it('turns a phone’s photo upright, makes it small, and forgets where it was taken', async () => {
    const exif = {
      IFD0: { Make: 'Telephone', ImageDescription: 'Devant chez moi' },
      IFD3: { GPSLatitude: '48/1 51/1 24/1', GPSLatitudeRef: 'N' },
    }
    const turned = noise(3000, 2000).withExif(exif).withMetadata({ orientation: 6 })
    const photo = await turned.jpeg({ quality: 90 }).toBuffer()
    assert.ok((await sharp(photo).metadata()).exif, 'the photo has EXIF')
    assert.ok(photo.includes('Devant chez moi'))
    const prepared = await preparePicture(photo)
    assert.ok(prepared.kind === 'prepared')
    const metadata = await sharp(prepared.bytes).metadata()
    assert.deepEqual([metadata.format, metadata.width, metadata.height], ['jpeg', 683, 1024])
    assert.deepEqual(prepared.size, { width: 683, height: 1024 })
    for (const kept of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const) {
      assert.equal(metadata[kept], undefined, kept)
    }
    assert.equal(Buffer.from(prepared.bytes).includes('Telephone'), false)
    assert.ok(prepared.bytes.byteLength <= 1_000_000)
    assert.match(prepared.digest, /^[0-9a-f]{64}$/)
  })

  it('gives the same digest for the same photo', async () => {
    const photo = await noise(300, 200).png().toBuffer()
    const [one, two] = [await preparePicture(photo), await preparePicture(photo)]
    assert.ok(one.kind === 'prepared' && two.kind === 'prepared' && one.digest === two.digest)
  })

  it('keeps a drawing as PNG with its transparency, and makes noise a JPEG under 1 MB', async () => {
    const create = { width: 2000, height: 500, channels: 4, background: { r: 0, g: 80, b: 160, alpha: 0.5 } } as const
    const drawing = await sharp({ create }).png().toBuffer()
    const kept = await preparePicture(drawing)
    assert.ok(kept.kind === 'prepared' && kept.contentType === 'image/png')
    const { width, hasAlpha } = await sharp(kept.bytes).metadata()
    assert.deepEqual([width, hasAlpha], [1024, true])
    const loud = await preparePicture(await noise(1024, 1024).png().toBuffer())
    assert.ok(loud.kind === 'prepared' && loud.contentType === 'image/jpeg' && loud.bytes.byteLength <= 1_000_000)
  })

  it('reads WebP and GIF', async () => {
    for (const picture of [noise(50, 50).webp(), noise(50, 50).gif()]) {
      assert.equal((await preparePicture(await picture.toBuffer())).kind, 'prepared')
    }
  })

  it('refuses what is no picture', async () => {
    const photo = await noise(600, 600).jpeg().toBuffer()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    const cut = [photo.subarray(0, 4), photo.subarray(0, photo.length / 2)]
    for (const bytes of [...['Bonjour', svg, '%PDF-1.7', ''].map(text => Buffer.from(text)), ...cut]) {
      assert.deepEqual(await preparePicture(bytes), { kind: 'not-a-picture' })
    }
  })

  it('refuses a bomb before it goes off', async () => {
    const bytes = await blackPng({ side: 30_000, depth: 1, channels: 1, interlaced: false })
    assert.ok(bytes.byteLength < 1_000_000)
    const cost = await cpuMs(async () => assert.deepEqual(await preparePicture(bytes), { kind: 'too-big' }))
    assert.ok(cost < 1000, `${cost} ms`)
    const heavy = Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(26 * 1024 * 1024)])
    assert.deepEqual(await preparePicture(heavy), { kind: 'too-big' })
  })

  it('refuses by the header alone what a decoder would have to hold whole', async () => {
    const whole = { channels: 4, interlaced: true } as const
    for (const [what, bytes] of [
      ['16 bits, interlaced', pngOf({ side: 4_600, depth: 16, ...whole })],
      ['8 bits, interlaced', pngOf({ side: 6_500, depth: 8, ...whole })],
      ['16 bits, line by line', pngOf({ side: 4_600, depth: 16, channels: 4, interlaced: false })],
      ['frames of a large canvas', gifOf({ canvas: 5_000, frame: 5_000, frames: 3 })],
    ] as const)
      assert.deepEqual(await preparePicture(bytes), { kind: 'too-big' }, what)
    const create = { width: 4_700, height: 4_700, channels: 3, background: '#336699' } as const
    const jpeg = (progressive: boolean) =>
      sharp({ create }).jpeg({ progressive, chromaSubsampling: '4:4:4' }).toBuffer()
    assert.deepEqual(await preparePicture(await jpeg(true)), { kind: 'too-big' })
    const vast = await noise(16, 16).jpeg().toBuffer()
    // Height and width in the frame header: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
    vast.writeUInt32BE((20_000 << 16) | 20_000, vast.indexOf(Buffer.from('ffc0', 'hex')) + 5)
    assert.deepEqual(await preparePicture(vast), { kind: 'too-big' })
    assert.equal((await preparePicture(await jpeg(false))).kind, 'prepared', 'a phone’s photo comes line by line')
    assert.equal((await preparePicture(gifOf({ canvas: 900, frame: 1, frames: 500 }))).kind, 'prepared')
  })
})
