import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { shapesOf } from '../../src/core/domain/channels/picture-shape.ts'
import { shapePicture } from '../../src/media/shape-picture.ts'

const instagram = shapesOf('instagram')
const facebook = shapesOf('facebook')

const stripes = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#225588' } })

describe('a picture in the shape of a network', () => {
  it('is the very one where it fits', async () => {
    const bytes = new Uint8Array(await stripes(1000, 1000).jpeg().toBuffer())
    const digest = createHash('sha256').update(bytes).digest('hex')
    for (const shapes of [instagram, null])
      assert.deepEqual(await shapePicture({ bytes, contentType: 'image/jpeg' }, shapes), {
        bytes,
        contentType: 'image/jpeg',
        digest,
        isCut: false,
      })
  })

  it('is not decoded where it stays as it is', async () => {
    const bytes = new TextEncoder().encode('nothing that any decoder reads')
    const { isCut, bytes: same } = await shapePicture({ bytes, contentType: 'image/jpeg' }, null)
    assert.deepEqual([isCut, same], [false, bytes])
  })

  it('is cut around its middle, stays what it was, and forgets nothing more', async () => {
    const photo = new Uint8Array(await stripes(600, 1000).jpeg().toBuffer())
    const drawing = new Uint8Array(await stripes(1024, 768).png().toBuffer())
    const one = await shapePicture({ bytes: photo, contentType: 'image/jpeg' }, instagram)
    const other = await shapePicture({ bytes: drawing, contentType: 'image/png' }, facebook)
    const sizes = await Promise.all([one, other].map(({ bytes }) => sharp(bytes).metadata()))
    assert.deepEqual(
      sizes.map(({ format, width, height }) => [format, width, height]),
      [
        ['jpeg', 600, 750],
        ['png', 1024, 536],
      ],
    )
    assert.ok(one.isCut && other.isCut)
    assert.equal(one.digest, createHash('sha256').update(photo).digest('hex'))
  })
})
