import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cutTo, shapesOf } from '../../../../src/core/domain/channels/picture-shape.ts'
import { holds } from '../../../support/holds.ts'

const instagram = shapesOf('instagram')!
const wide = shapesOf('linkedin')!
const side = fc.integer({ min: 1, max: 5_000 })

describe('the shape of a picture on a network', () => {
  it('stays where it fits', () => {
    for (const size of [
      { width: 1000, height: 1000 },
      { width: 800, height: 1000 },
      { width: 955, height: 500 },
    ])
      assert.equal(cutTo(size, instagram), null)
    assert.equal(shapesOf('bluesky'), null)
  })

  it('loses as much on both sides', () => {
    assert.deepEqual(cutTo({ width: 600, height: 1000 }, instagram), { width: 600, height: 750, left: 0, top: 125 })
    assert.deepEqual(cutTo({ width: 2000, height: 500 }, instagram), { width: 955, height: 500, left: 522, top: 0 })
    assert.deepEqual(cutTo({ width: 1024, height: 768 }, wide), { width: 1024, height: 536, left: 0, top: 116 })
  })

  it('fits afterwards, within the picture', () =>
    holds(
      fc.property(side, side, fc.constantFrom(instagram, wide), (width, height, shapes) => {
        const cut = cutTo({ width, height }, shapes)
        if (cut === null) return
        assert.ok(cut.left >= 0 && cut.top >= 0 && cut.left + cut.width <= width && cut.top + cut.height <= height)
        assert.ok(cut.width >= 1 && cut.height >= 1)
        // Of whole pixels: half of one more or less.
        assert.ok(cut.width <= cut.height * shapes.most + 1, JSON.stringify({ width, height, cut }))
        assert.ok(cut.height <= cut.width / shapes.least + 1, JSON.stringify({ width, height, cut }))
      }),
    ))
})
