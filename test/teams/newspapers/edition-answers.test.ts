import assert from 'node:assert/strict'
import { followEdition } from '../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { composed, opened, paperPorts, type PaperPorts } from '../../fakes/composed.ts'
import { approved, comms, otherComms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { dataOf, plainIn } from '../form-of.ts'

describe('what a card of an edition answers', () => {
  let ports: PaperPorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = paperPorts()
    chat = createChat(ports)
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const edition = async () => (await ports.editions.current())[0]!

  it('submits nothing that others changed since it was drawn, and shows what it is now', async () => {
    const { id: editionId, items } = await composed(ports, 2)
    const [card] = await say('journal TU')
    await press('edition.down', { editionId, itemId: items[0]!.id }, otherComms)
    const late = await press('edition.submit', dataOf(card!, 'edition.submit'))
    assert.match(plainIn(late), /Quelqu’un a changé ce numéro entre-temps : rien n’est soumis/)
    assert.equal((await edition()).state, 'open')
    const now = await press('edition.submit', dataOf(late, 'edition.submit'))
    assert.match(plainIn(now), /Mary imprime le numéro/)
    assert.deepEqual([(await edition()).state, (await edition()).wanted], ['producing', 'submission'])
  })

  it('submits what stands there by word', async () => {
    await composed(ports)
    assert.match(plainIn(await say('journal TU soumettre')), /Mary imprime le numéro/)
  })

  it('shows a title that came as it is typeset', async () => {
    await opened(ports)
    const { post } = await approved(ports, { title: 'Qui vient ?', body: 'Le pont rouvre.' })
    await say(`journal TU ajouter ${post.reference}`)
    const { id, items, version, ...row } = await edition()
    const awaited = items.map(item => (item.kind === 'post' ? { ...item, seal: null, title: 'autre' } : item))
    await ports.commit({
      save: 'edition',
      row: { ...row, id, items: awaited, version: version + 1 },
      ifVersion: version,
    })
    await followEdition(ports, id)
    assert.equal((await edition()).items[0]?.title, 'Qui vient\u202f?')
  })
})
