import assert from 'node:assert/strict'
import type { Media } from '../../../src/core/domain/pictures/media.ts'
import { agreementsMax } from '../../../src/core/domain/pictures/agreement.ts'
import { agentsWord, aMedia, anOutsider, aWord } from '../../fakes/a-media.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, picture, shownIn } from '../chat.ts'

const at = '2026-11-02T08:00:00.000Z'
const given = { state: 'given', givenAt: at, until: '2030-01-01T00:00:00.000Z', proof: { kind: 'click' } } as const
const notTheirs = /On ne vous a pas demandé/

describe('the card of one picture', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })
  const keep = (change: Partial<Media>) => ports.commit({ save: 'media', row: aMedia('0042', change), ifVersion: 0 })
  const kept = async () => (await ports.media.byId('0042'))!
  const see = async (who = comms, start = '') => shownIn(await chat.press(who, 'media.see', { mediaId: '0042', start }))

  /** Alice’s proposal, with a file that is Hugo’s and Alice’s picture. */
  const proposed = async (state: 'waiting' | 'stored' = 'stored') => {
    const initiativeId = '11111111-1111-4111-8111-111111111111'
    await chat.press(actor(alice), 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Du miel' })
    const initiative = (await ports.initiatives.byId(initiativeId))!
    const file = { ...picture('q.jpg'), id: 'q', state, source: null, url: null, consent: null }
    const row = {
      ...initiative,
      version: initiative.version + 1,
      attachments: [
        { ...file, name: 'q.jpg', picture: state === 'stored' ? { id: 'q', digest: '0042' } : null },
      ] as typeof initiative.attachments,
    }
    assert.equal(await ports.commit({ save: 'initiative', row, ifVersion: initiative.version }), 'done')
    return initiativeId
  }

  it('offers *Retirer* to comms alone, and of their own word to whoever it is', async () => {
    await proposed()
    await keep({ pictureIds: ['q'], agreements: [agentsWord('0042', hugo.id, given)] })
    assert.match(await see(), /"media\.withdraw"/)
    const theirs = await see(actor(alice))
    assert.match(theirs, /"media\.specify"/, 'who sent it in may name people')
    assert.doesNotMatch(theirs, /"media\.withdraw"/)
    assert.match(theirs, /Name of/)
    const officer = actor(alice, 'dpo')
    assert.doesNotMatch(await see(officer), /"media\.withdraw"/)
  })

  it('offers whoever sent it in to take back what they themselves agreed to', async () => {
    await proposed()
    await keep({ pictureIds: ['q'], agreements: [agentsWord('0042', alice.id, given)] })
    assert.match(await see(actor(alice)), /"media\.withdraw"/)
    const ids = { mediaId: '0042', agreementId: (await kept()).agreements[0]!.id }
    assert.match(shownIn(await chat.press(actor(alice), 'media.withdraw', ids)), /Accord retiré/)
  })

  it('reaches each of the people, those who are still waited for first, and stays on the page that was pressed', async () => {
    const people = Array.from({ length: agreementsMax }, (_, n) => `person-${String(n).padStart(2, '0')}`)
    const agreements = people.map(id => agentsWord('0042', id, given))
    agreements[27] = agentsWord('0042', people[27]!)
    agreements[29] = aWord(anOutsider('o'), { id: 'outsider' })
    await keep({ agreements })
    const pages = [await see(), await see(comms, '10'), await see(comms, '20')]
    const shown = pages.map(page => [...page.matchAll(/Name of (person-\d\d)/g)].map(([, id]) => id))
    assert.deepEqual(shown[0]!.slice(0, 2), ['person-27', 'person-00'])
    assert.match(pages[0]!, /Accord écrit attendu/)
    assert.deepEqual(shown.flat().toSorted(), people.slice(0, 29))
    assert.match(pages[1]!, /11 à 20 sur 30/)
    assert.deepEqual(
      ['', '10', '20'].map((_, page) => [/Précédents/.test(pages[page]!), /Suivants/.test(pages[page]!)]),
      [
        [false, true],
        [true, true],
        [true, false],
      ],
    )
    for (const wrong of ['-10', '1e9', 'x', '30', '7']) assert.match(await see(comms, wrong), /1 à 10 sur 30/, wrong)
    const ids = { mediaId: '0042', agreementId: agreements[20]!.id, start: '20' }
    assert.match(shownIn(await chat.press(comms, 'media.withdraw', ids)), /21 à 30 sur 30/)
  })

  it('is opened by the question about a picture: of an id that nobody has nothing is said', async () => {
    const initiativeId = await proposed('waiting')
    const press = async (who: Parameters<Chat['press']>[0], attachmentId: string, initiative = '') =>
      shownIn(await chat.press(who, 'media.of', { attachmentId, initiativeId: initiative }))
    assert.match(await press(actor(alice), 'q', initiativeId), /L’image est en route/)
    assert.match(await press(comms, 'q', initiativeId), /L’image est en route/)
    for (const who of [comms, actor(alice), actor(hugo)]) {
      assert.match(await press(who, 'nothing'), notTheirs)
      assert.match(await press(who, 'nothing', initiativeId), notTheirs)
      assert.match(await press(who, 'nothing', 'nothing'), notTheirs)
    }
    assert.match(await press(actor(hugo), 'q', initiativeId), notTheirs)
    await keep({ pictureIds: ['q'] })
    assert.match(await press(comms, 'q'), /Qui est sur l’image/)
    assert.match(await press(actor(hugo), 'q'), notTheirs)
  })
})
