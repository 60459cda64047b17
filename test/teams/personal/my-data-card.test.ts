import assert from 'node:assert/strict'
import { peopleAtOnce } from '../../../src/core/domain/personal/data-queue.ts'
import { newDataRequest } from '../../../src/core/domain/personal/data-request.ts'
import { later } from '../../../src/core/domain/time.ts'
import { keptErasures } from '../../../src/core/use-cases/personal/kept-erasures.ts'
import { drawnPersonal } from '../../../src/teams/personal/drawn-personal.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, ' ')

describe('the answer to « mes données »', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })
  const crowd = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const row = { ...newDataRequest(`r${n}`, `p${n}`, later(ports.now(), n - 10_000)), version: 1 }
      await ports.commit({ save: 'data_request', row, ifVersion: 0 })
    }
  }
  const pressed = async (): Promise<string> => plain(shownIn(await chat.press(actor(alice), 'mydata.ask', {})))
  const card = async (person = alice.id): Promise<string> => {
    const request = (await ports.dataRequests.waitingOf(person))!
    const seen = await keptErasures['my-data'].see(ports, {
      card: 'my-data',
      requestId: request.id,
      person,
    } as never)
    const look = { words: chat.words.fr, locale: 'fr' } as never
    return plain(JSON.stringify(drawnPersonal['my-data'].draw(seen!.face, look, null as never)))
  }

  it('says « dans la minute » while that is true, to each of twenty, in the card too', async () => {
    await crowd(19)
    assert.match(await pressed(), /Je prépare vos données\. C’est prêt dans la minute\./)
    assert.match(await card(), /C’est prêt dans la minute\./)
    assert.doesNotMatch(await card(), /avant la vôtre/)
  })

  it('says how many come first, where a minute is not enough', async () => {
    await crowd(3 * peopleAtOnce + 1)
    assert.match(await pressed(), /Il y a 76 demandes avant la vôtre\./)
    assert.match(await card(), /Il y a 76 demandes avant la vôtre\./)
  })

  it('where a reading takes long, says one request, or some minutes', async () => {
    const { wait } = ports.dataRequests
    ports.dataRequests.wait = async id => ({ ...(await wait(id)), passMs: 61_000 })
    assert.match(await pressed(), /Il faut quelques minutes\./)
    ports.dataRequests.wait = async () => ({ ahead: 1, passMs: 61_000 })
    assert.match(await card(), /Il y a 1 demande avant la vôtre\./)
  })

  it('about somebody else is for an officer alone, and erases nothing', async () => {
    const of = { whose: 'Jeanne Dupuis', names: '', outside: 'true' }
    const ask = async (who: ReturnType<typeof actor>) => plain(shownIn(await chat.press(who, 'mydata.of', of)))
    const form = async (...roles: Parameters<typeof actor>[1][]) =>
      shownIn(await chat.press(actor(hugo, ...(roles as ['dpo'])), 'erasure.form', {}))
    assert.match(await form('dpo'), /mydata\.of/)
    assert.doesNotMatch(await form('comms'), /mydata\.of/)
    assert.match(await ask(actor(hugo, 'comms')), /personne déléguée à la protection des données/)
    assert.equal(await ports.dataRequests.waitingOf(hugo.id), null)
    assert.match(await ask(actor(hugo, 'dpo')), /Je prépare la page de Jeanne Dupuis\. C’est prêt dans la minute\./)
    assert.equal(ports.journal.at(-1)?.verb, 'person.asked-data-of')
    const shown = await card(hugo.id)
    assert.match(shown, /Ce que Mary sait de Jeanne Dupuis/)
    assert.doesNotMatch(shown, /mydata\./)
    const request = (await ports.dataRequests.waitingOf(hugo.id))!
    const summary = drawnPersonal['my-data'].summary({ request } as never, { words: chat.words.fr } as never)
    assert.equal(plain(summary), 'Protection des données : la page que vous avez demandée', 'on a locked screen')
    assert.match(await ask(actor(hugo, 'dpo')), /déjà en préparation/)
  })

  it('to a second press is that it is on its way, and nothing new is begun', async () => {
    await pressed()
    const begun = ports.journal.length
    assert.match(await pressed(), /Votre fichier est déjà en préparation\. C’est prêt dans la minute\./)
    assert.equal(ports.journal.length, begun)
  })
})
