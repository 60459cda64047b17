import assert from 'node:assert/strict'
import { editorialMax } from '../../../../../src/core/domain/newspapers/edition.ts'
import { setEditorial } from '../../../../../src/core/use-cases/newspapers/edition/set-editorial.ts'
import { aNewspaper, putEdition } from '../../../../fakes/an-edition.ts'
import { createFakePorts, type FakePorts } from '../../../../fakes/ports.ts'
import { camille, claude } from '../../../../fakes/town.ts'
import { comms, otherComms } from '../../../../fakes/walk.ts'

describe('the editorial of an edition', () => {
  let ports: FakePorts
  let editionId: string
  beforeEach(async () => {
    ports = createFakePorts()
    editionId = (await putEdition(ports, aNewspaper(claude), { services: ['Le potager'] })).id
  })
  const words = { title: 'Bonjour', text: 'Chères et chers collègues', signature: 'La directrice' }
  const set = (more: object = {}, who = comms) => setEditorial(ports, who, { editionId, ...words, ...more })
  const kept = async () => (await ports.editions.byId(editionId))?.editorial

  it('is written by comms alone, with who and when', async () => {
    assert.equal((await set()).kind, 'edition-changed')
    const { by, at, ...said } = (await kept())!
    assert.deepEqual([said, by.id, at], [words, camille.id, ports.now()])
    assert.equal((await ports.editions.byId(editionId))?.revision, 2)
  })

  it('has the typography of its language, so that no sign stands alone on a line', async () => {
    const typed = { title: 'Bravo !', text: '25 % de plus ? "Oui"', signature: "L'équipe" }
    assert.equal((await set(typed)).kind, 'edition-changed')
    const { title, text, signature } = (await kept())!
    assert.deepEqual(
      [title, text, signature],
      ['Bravo\u202f!', '25\u202f% de plus\u202f? «\u00a0Oui\u00a0»', 'L’équipe'],
    )
    const before = (await ports.editions.byId(editionId))!.revision
    await set(typed)
    assert.equal((await ports.editions.byId(editionId))!.revision, before, 'typed alike it changes nothing')
  })

  it('is not there without a text', async () => {
    await set()
    assert.equal((await set({ text: ' \n ' })).kind, 'edition-changed')
    assert.equal(await kept(), null)
  })

  it('that says what it said, or is erased where there is none, leaves the edition as it was', async () => {
    const erased = await set({ text: ' ', title: '' })
    assert.deepEqual(erased.kind === 'edition-changed' && erased.editorial, null)
    assert.equal((await ports.editions.byId(editionId))?.revision, 1, 'what others move is not « entre-temps »')
    await set()
    const before = await ports.editions.byId(editionId)
    assert.equal((await set()).kind, 'edition-changed')
    assert.deepEqual(await ports.editions.byId(editionId), before)
  })

  it('is not written over what somebody else wrote since, unless it says the same', async () => {
    await set({ seen: '' })
    const other = { text: 'Autre chose', seen: '' }
    assert.equal((await set(other)).kind, 'editorial-since')
    assert.equal((await kept())?.text, words.text)
    const again = await set({ seen: '' })
    assert.equal(again.kind, 'edition-changed', 'the same press, delivered again')
    assert.equal((await set({ ...other, seen: (await kept())!.at })).kind, 'edition-changed')
    assert.equal((await kept())?.text, 'Autre chose')
  })

  it('of two who save in the same second is that of one, and the other is shown it', async () => {
    const both = await Promise.all([set({ seen: '' }), set({ text: 'Autre chose', seen: '' }, otherComms)])
    assert.deepEqual(both.map(({ kind }) => kind).sort(), ['edition-changed', 'editorial-since'])
    const said = both.flatMap(one => ('edition' in one ? [one.edition.editorial?.text] : []))
    assert.deepEqual(new Set(said), new Set([(await kept())?.text]))
  })

  it('that is typed writes over one’s own words, and over another’s only once they were shown', async () => {
    await set()
    assert.equal((await set({ text: 'Mieux' })).kind, 'edition-changed')
    const late = await set({ text: 'Autre chose' }, otherComms)
    assert.ok(late.kind === 'editorial-since')
    assert.equal(late.edition.editorial?.text, 'Mieux', 'what the other saved is shown')
    assert.equal((await kept())?.text, 'Mieux')
    const seen = late.edition.editorial.at
    assert.equal((await set({ text: 'Autre chose', seen }, otherComms)).kind, 'edition-changed')
  })

  it('has no more signs than its room, nor a longer title', async () => {
    const long = await set({ text: 'é'.repeat(editorialMax + 1) })
    assert.deepEqual(long.kind === 'editorial-too-long' && [long.signs, long.most], [editorialMax + 1, editorialMax])
    const title = await set({ title: 'é'.repeat(121), text: 'é'.repeat(121) })
    assert.equal(title.kind === 'editorial-too-long' && title.field, 'title', 'the one that is, and no other')
    const pasted = await set({ text: 'é'.repeat(50_000) })
    assert.equal(pasted.kind === 'editorial-too-long' && pasted.signs, 50_000, 'as many as there are')
    assert.equal(await kept(), null)
    assert.equal((await set({ text: 'é'.repeat(editorialMax) })).kind, 'edition-changed')
  })

  it('is not written while the edition is with its approvers', async () => {
    const edition = (await ports.editions.byId(editionId))!
    await ports.commit({ save: 'edition', row: { ...edition, version: 2, state: 'submitted' }, ifVersion: 1 })
    assert.equal((await set()).kind, 'edition-submitted')
  })
})
