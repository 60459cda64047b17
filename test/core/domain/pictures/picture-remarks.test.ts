import assert from 'node:assert/strict'
import {
  equivalentOf,
  type JudgedPicture,
  pictureFault,
  pictureRemarks,
} from '../../../../src/core/domain/pictures/picture-remarks.ts'

const good: JudgedPicture = { alt: 'La nouvelle façade, en bois clair', name: 'facade.jpg' }

/** What the picture is, and what is said of it: what keeps it from being submitted, then the hints. */
const table: [string, Partial<JudgedPicture>, ReturnType<typeof pictureFault>, ReturnType<typeof pictureRemarks>][] = [
  ['a good one', {}, null, []],
  ['without a text', { alt: ' ' }, 'no-alt', []],
  ['its file’s name', { alt: 'facade.jpg' }, 'alt-file-name', []],
  ['without the ending', { alt: 'Facade' }, 'alt-file-name', []],
  ['with other signs between', { alt: 'fete des voisins', name: 'Fete_des-voisins.PNG' }, 'alt-file-name', []],
  ['the name of another file', { alt: 'mairie.webp' }, 'alt-file-name', []],
  ['what a camera says', { alt: 'IMG_20261124' }, 'alt-file-name', []],
  ['what a program says', { alt: 'Screenshot 2026-11-24 at 10.30' }, 'alt-file-name', []],
  ['a number that tells something', { alt: 'La ligne 12 devant la gare' }, null, []],
  ['a word of the name', { alt: 'Façade sud', name: 'facade.jpg' }, null, []],
  ['no name', { alt: 'photo', name: '' }, null, []],
  ['« image de »', { alt: 'Image de la façade' }, null, ['alt-says-picture']],
  ['« photo d’ »', { alt: 'Une photo d’un agent' }, null, ['alt-says-picture']],
  ['« photo : »', { alt: 'Photo : la mairie' }, null, ['alt-says-picture']],
  ['in English', { alt: 'A picture of the front' }, null, ['alt-says-picture']],
  ['a photographer’s work is not one', { alt: 'Le photographe de la ville au travail' }, null, []],
  ['150 characters', { alt: 'é'.repeat(150) }, null, []],
  ['one more', { alt: 'é'.repeat(151) }, null, ['alt-long']],
  ['1 024 pixels', { sent: { width: 1024, height: 20 } }, null, []],
  ['one less', { sent: { width: 1023, height: 4000 } }, null, ['picture-narrow']],
  ['an infographic that nothing tells', { infographic: 'described' }, 'infographic-untold', []],
  ['with spaces alone', { infographic: 'described', description: ' \n' }, 'infographic-untold', []],
  ['described', { infographic: 'described', description: 'Écoles 40 %, voirie 60 %' }, null, []],
  ['told in the body', { infographic: 'in-body' }, null, []],
]

describe('what is said of a picture', () => {
  for (const [what, picture, fault, remarks] of table)
    it(what, () => {
      const judged = { ...good, ...picture }
      assert.deepEqual([pictureFault(judged), pictureRemarks(judged)], [fault, remarks])
    })

  it('gives whoever does not see it all that an infographic shows', () => {
    const described: JudgedPicture = { ...good, infographic: 'described', description: 'Écoles 40 %' }
    assert.equal(equivalentOf(described), `${good.alt}\nÉcoles 40 %`)
    assert.equal(equivalentOf({ ...described, infographic: 'in-body' }), good.alt)
    assert.equal(equivalentOf(good), good.alt)
  })
})
