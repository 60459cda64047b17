import assert from 'node:assert/strict'
import type { Attachment, Initiative } from '../../../../src/core/domain/initiatives/initiative.ts'
import {
  filesCalled,
  namesInFile,
  withoutFileNames,
  withoutMediaName,
} from '../../../../src/core/domain/personal/file-names.ts'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { withoutPerson } from '../../../../src/core/domain/personal/without-person.ts'
import { aMedia } from '../../../fakes/a-media.ts'

const id = '4d617263-2044-4750-826f-6e7400000000'
const sought = soughtBy(id, [], ['Élise Martin', 'elise.martin@ville.fr'])

describe('a name that a file has', () => {
  const cases: [name: string, isTheirs: boolean][] = [
    ['Élise Martin.pdf', true],
    ['elise-martin.jpg', true],
    ['MARTIN_Elise (2).PNG', true],
    ['portrait.elise.martin.2026.jpg', true],
    ['elise.martin@ville.fr.eml', true],
    ['Elise Martineau.pdf', false],
    ['Marie-Elise Martin.pdf', true],
    ['elise.jpg', false],
    ['martin.jpg', false],
    ['Elise et Martin.jpg', false],
    ['', false],
  ]
  for (const [name, isTheirs] of cases)
    it(`« ${name} » is ${isTheirs ? 'theirs' : 'nobody’s'}`, () => assert.equal(namesInFile(name, sought), isTheirs))

  const file = (name: string, change: Partial<Attachment> = {}): Attachment => ({
    ...{ id: 'f', name, contentType: 'x', state: 'stored', source: null, url: `https://s/${encodeURI(name)}` },
    ...{ consent: null, picture: null },
    ...change,
  })
  const proposal = (...attachments: Attachment[]) =>
    ({ reference: 'PROP-2026-0007', author: { id: 'paul', name: '' }, attachments }) as Initiative

  it('is looked for among the files that lie in the library, also of videos', () => {
    const lost = file('elise-martin-3.jpg', { state: 'lost' })
    const film = file('elise-martin.mp4', { video: {} as never, picture: { id: 'film', digest: 'd' } })
    const given = proposal(file('elise-martin.jpg'), file('ruche.jpg'), lost, film)
    const files = [
      { name: 'elise-martin.jpg', videoIds: [] },
      { name: 'elise-martin.mp4', videoIds: ['film'] },
    ]
    for (const [author, kept] of [
      [id.toUpperCase(), 'stand-in'],
      ['paul', 'paul'],
    ] as const) {
      const called = filesCalled({ ...given, author: { id: author, name: '' } }, sought, 'stand-in')
      assert.deepEqual(called, { folder: 'Propositions/PROP-2026-0007', author: kept, files })
    }
  })

  it('gives way to the reference, with the address that says it', () => {
    const [hers, other] = [file('Élise Martin.jpg'), file('ruche.jpg')]
    const { attachments } = withoutFileNames(proposal(other, hers), sought)
    assert.deepEqual(attachments, [other, { ...hers, name: 'PROP-2026-0007-2.jpg', url: null }])
    const shared = { ...sought, namesakes: ['Élise Martin'] }
    const others = proposal(hers)
    assert.equal(withoutFileNames(others, shared), others, 'it may be the namesake’s')
    assert.equal(withoutPerson(others, shared, { id: 's', name: 's' }), others)
    const own = { ...sought, names: ['Élise Martin-Roux', 'Élise Martin'], namesakes: ['Élise Martin'] }
    const named = withoutFileNames(proposal(file('élise martin-roux.jpg')), own).attachments[0]!.name
    assert.equal(named, 'PROP-2026-0007-1.jpg', 'a name that is theirs alone')
    const sent = { ...others, author: { id, name: '' } }
    assert.equal(
      withoutFileNames(sent, shared).attachments[0]!.name,
      'PROP-2026-0007-1.jpg',
      'what they sent is theirs',
    )
    const untouched = proposal(other)
    assert.equal(withoutFileNames(untouched, sought), untouched)
  })

  it('goes from what is known of a picture where they sent it in, or where it says theirs', () => {
    const by = (firstBy: { id: string; name: string }, name: string) =>
      withoutMediaName(aMedia('0042', { firstBy, name }), sought).name
    const paul = { id: 'p', name: 'Paul' }
    assert.equal(by({ id: id.toUpperCase(), name: 'x' }, 'vacances au lac.jpeg'), 'VIS-2026-0042.jpeg')
    assert.equal(by(paul, 'martin elise.png'), 'VIS-2026-0042.png')
    assert.equal(by(paul, 'ruche.png'), 'ruche.png')
  })
})
