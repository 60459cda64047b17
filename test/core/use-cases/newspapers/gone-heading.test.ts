import assert from 'node:assert/strict'
import { inReadingOrder } from '../../../../src/core/domain/newspapers/reading-order.ts'
import { moveItem, placeItem } from '../../../../src/core/use-cases/newspapers/edition/arrange-edition.ts'
import { composed, newspaperId, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { comms } from '../../../fakes/walk.ts'
import { createChat } from '../../../teams/chat.ts'
import { plainIn } from '../../../teams/form-of.ts'

describe('articles whose heading was removed from the newspaper', () => {
  let ports: PaperPorts
  let editionId: string
  beforeEach(async () => {
    ports = paperPorts()
    editionId = (await composed(ports)).id
    const before = (await ports.newspapers.byId(newspaperId))!
    const row = { ...before, sections: before.sections.slice(1), version: before.version + 1 }
    await ports.commit({ save: 'newspaper', row, ifVersion: before.version })
  })
  const order = async () => {
    const [edition, newspaper] = [(await ports.editions.byId(editionId))!, (await ports.newspapers.byId(newspaperId))!]
    return inReadingOrder(edition, newspaper).map(({ title }) => title)
  }
  const itemId = async (at: number) => (await ports.editions.byId(editionId))!.items[at]!.id

  it('are printed under « Autres », after all headings, and not under one that they are none of', async () => {
    await printed(ports, editionId, 'preview')
    assert.deepEqual(
      ports.proofs[0]!.sections.map(({ id, name, articles }) => [id, name, articles.map(({ title }) => title)]),
      [['others', 'Autres', ['Article 1', 'Article 2']]],
    )
    const [card] = await createChat(ports).say(comms, 'journal TU')
    assert.match(plainIn(card!), /En bref.*Autres.*Article 1/)
  })

  it('are moved among each other, and up into a heading; nothing is put there', async () => {
    const ids = { editionId, itemId: await itemId(0) }
    await moveItem(ports, comms, { ...ids, way: 'down' })
    assert.deepEqual(await order(), ['Article 2', 'Article 1'])
    await placeItem(ports, comms, { ...ids, section: 'others', before: await itemId(0) })
    assert.deepEqual(await order(), ['Article 1', 'Article 2'])
    await moveItem(ports, comms, { ...ids, way: 'up' })
    const { sections } = (await ports.newspapers.byId(newspaperId))!
    const { items } = (await ports.editions.byId(editionId))!
    assert.equal(items.find(({ id }) => id === ids.itemId)?.section, sections.at(-1)!.id)
    const back = await placeItem(ports, comms, { ...ids, section: 'others', before: null })
    assert.equal(back.kind, 'no-such-heading')
    assert.equal((await moveItem(ports, comms, { ...ids, way: 'down' })).kind, 'at-the-edge')
  })

  it('can be put under any heading from their card', async () => {
    const chat = createChat(ports)
    const line = await chat.press(comms, 'edition.line', { editionId, item: await itemId(0) })
    assert.match(plainIn(line), /Rubrique « Autres », 1 sur 2/)
    assert.match(plainIn(await chat.say(comms, 'journal TU rubrique 1 Portraits')), /Rubrique « Portraits »/)
  })
})
