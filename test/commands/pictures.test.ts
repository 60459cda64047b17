import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import {
  calendarPicture,
  cardPictures,
  deskPicture,
  drawnFromNow,
  imagesFolder,
  oldPictures,
  readDrawnFrom,
} from '../../src/commands/pictures/guide-pictures.ts'

const docs = new URL('../../docs/', import.meta.url)
const known = [...cardPictures, calendarPicture, deskPicture].map(name => `${name}.png`).sort()

describe('npm run pictures', function () {
  this.timeout(60_000)
  it('was run since the cards of the guide last changed', () =>
    assert.deepEqual(
      oldPictures(readDrawnFrom(), drawnFromNow()),
      [],
      'these pictures are older than what they show: npm run pictures draws them anew',
    ))

  it('says which pictures are old', () => {
    const is = drawnFromNow()
    assert.deepEqual(oldPictures(is, is), [])
    assert.deepEqual(oldPictures({ ...is, bilan: 'of another card' }, is), ['bilan'])
    assert.deepEqual(oldPictures({}, { aide: is['aide']! }), ['aide'])
  })

  it('draws all pictures that there are, and each is shown somewhere', () => {
    assert.deepEqual(
      readdirSync(imagesFolder)
        .filter(name => name.endsWith('.png'))
        .sort(),
      known,
    )
    const pages = [...readdirSync(new URL('guide', docs)).map(name => `guide/${name}`), '../README.md']
      .map(name => readFileSync(new URL(name, docs), 'utf8'))
      .join('\n')
    assert.deepEqual(
      known.filter(name => !pages.includes(`images/${name}`)),
      [],
    )
  })
})
