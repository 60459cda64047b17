import assert from 'node:assert/strict'
import type { Actor } from '../../../src/core/domain/actor.ts'
import { changesAt, seeDesk } from '../../../src/core/use-cases/desk/see-desk.ts'
import { askAuthor } from '../../../src/core/use-cases/initiatives/ask-author.ts'
import { submitInitiative } from '../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { writeDesk } from '../../../src/teams/desk/write-desk.ts'
import { loadWords } from '../../../src/words.ts'
import { askedTown, callWorld, plannedCall } from '../../fakes/calls.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { brought } from '../../fakes/brought.ts'
import { askedFor, relayWorld, sitesOf } from '../../fakes/relay-world.ts'
import { sayPosted } from '../../../src/core/use-cases/relays/answer-relay.ts'
import { actor, alice, diane, hugo, karim } from '../../fakes/town.ts'
import { approved, comms, press, submitted, written } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

const words = loadWords()

describe('a person’s desk, in words', () => {
  let ports: FakePorts
  const deskOf = async (who: Actor, locale: 'fr' | 'en' = 'fr') =>
    writeDesk(await seeDesk(ports, who), { name: who.name, now: ports.now(), words: words[locale] })
  const listOf = async (who: Actor, id: string) => (await deskOf(who)).lists.find(list => list.id === id)
  /** What a press on each line shows. */
  const opened = async (who: Actor, id: string) => {
    const chat = createChat(ports)
    const list = await listOf(who, id)
    const answers = await Promise.all(list!.items.map(({ open }) => chat.press(who, open.verb, open.data)))
    assert.deepEqual([...new Set(answers.map(({ kind }) => kind))], ['card'], shownIn(answers))
    return shownIn(answers)
  }
  const propose = (id: string, title: string, who = alice) =>
    submitInitiative(ports, actor(who), { id, fields: { title, text: 'Un texte' }, form: null, despiteNear: true })

  beforeEach(() => {
    ports = Object.assign(createFakePorts(), { renderPost: createRenderPost(words, 'Europe/Paris') })
  })

  it('has what it is for an agent: nothing waits, nothing proposed, and no list of comms', async () => {
    const { name, lists } = await deskOf(actor(alice))
    assert.equal(name, 'Alice Martin')
    assert.deepEqual(
      lists.map(({ id, items, others, empty }) => [id, items, others, empty !== '']),
      [
        ['waits', [], null, true],
        ['proposed', [], null, true],
      ],
    )
    assert.deepEqual(
      (await deskOf(comms)).lists.map(({ id }) => id),
      ['waits', 'proposed', 'wrote'],
    )
  })

  it('shows visas that wait with their time, and opens the card to decide', async () => {
    await submitted(ports)
    const list = await listOf(actor(karim, 'comms'), 'waits')
    assert.equal(list?.items[0]?.title, 'Réouverture du pont')
    assert.match(list.items[0].line, /^PUB-\d{4}-\d+ · Attend votre visa · avant le /)
    assert.match(await opened(actor(karim, 'comms'), 'waits'), /Approuver/)
    const moment = async () => changesAt(await seeDesk(ports, actor(karim, 'comms')), ports.now())
    const due = await moment()
    assert.ok(due !== null && due > ports.now(), 'then the clock alone makes it late')
    ports.pass(40 * 24 * 3_600_000)
    assert.equal(await moment(), null)
    assert.match((await listOf(actor(karim, 'comms'), 'waits'))!.items[0]!.line, /En retard/)
    assert.deepEqual((await listOf(actor(hugo), 'waits'))?.items, [])
  })

  it('shows a question to whoever proposed, in both lists under two ids, and opens it', async () => {
    await propose('11111111-1111-4111-8111-111111111111', 'Une *fête* [ici]')
    await askAuthor(ports, comms, '11111111-1111-4111-8111-111111111111', 'Quand ?')
    const { lists } = await deskOf(actor(alice))
    const items = lists.flatMap(list => list.items)
    assert.deepEqual(
      items.map(({ title }) => title),
      ['Une *fête* [ici]', 'Une *fête* [ici]'],
      'as typed: a page shows text',
    )
    assert.equal(new Set(items.map(({ id }) => id)).size, 2)
    assert.match(items[0]!.line, /attend votre réponse/)
    assert.match(await opened(actor(alice), 'waits'), /Quand \?/)
  })

  it('shows what was proposed, where it stands, and opens its receipt to its author alone', async () => {
    await propose('11111111-1111-4111-8111-111111111111', 'Jardin')
    const list = await listOf(actor(alice), 'proposed')
    assert.match(list!.items[0]!.line, /^PROP-\d{4}-\d+ · Votre proposition est dans la boîte/)
    assert.match(await opened(actor(alice), 'proposed'), /Jardin/)
    const chat = createChat(ports)
    for (const other of [actor(hugo), comms]) {
      const said = shownIn(await chat.press(other, list!.items[0]!.open.verb, list!.items[0]!.open.data))
      assert.ok(!said.includes('Jardin'), said)
    }
    assert.ok(!(await deskOf(actor(alice), 'en')).lists.some(({ title }) => /[àéè]/.test(title)))
  })

  it('says of more proposals than it shows that there are', async () => {
    for (let n = 0; n < 16; n++) await propose(`1111111${n % 10}-1111-4111-8111-1111111111${10 + n}`, `Idée ${n}`)
    const list = await listOf(actor(alice), 'proposed')
    assert.deepEqual([list?.items.length, list?.others], [15, 'Et d’autres, moins récentes.'])
  })

  it('shows to comms what they wrote, at whom it waits, and opens the card of its state', async () => {
    await written(ports, { title: 'Brouillon' })
    ports.pass(60_000)
    const { post, validation } = await submitted(ports, { title: 'Chez Karim' })
    ports.pass(60_000)
    const done = await approved(ports, { title: 'Approuvée' })
    const list = await listOf(comms, 'wrote')
    assert.deepEqual(
      list?.items.map(({ title, open }) => [title, open.verb]),
      [
        ['Approuvée', 'broadcast.show'],
        ['Chez Karim', 'validation.track'],
        ['Brouillon', 'post.edit'],
      ],
    )
    assert.match(list.items[1]!.line, /En validation · Attend .*Karim Blanc.*, depuis le /)
    assert.equal(list.items[0]!.open.data['broadcastId'], done.broadcast.id)
    await opened(comms, 'wrote')
    await press(ports, actor(karim, 'comms'), { id: post.id, seal: validation.seal }, 'refuse', 0, 'Non')
    const refused = (await listOf(comms, 'wrote'))!.items.find(({ title }) => title === 'Chez Karim')
    assert.deepEqual([refused?.open.verb, /Refusée/.test(refused!.line)], ['validation.track', true])
    assert.equal(await listOf(actor(diane), 'wrote'), undefined)
  })

  it('shows the calls that are open to whoever answers for a department, and opens them', async () => {
    const [asked] = askedTown(ports, 2)
    const world = callWorld(ports)
    const call = await plannedCall(ports)
    await world.until(call.opensAt)
    const correspondent = actor(asked!.correspondent)
    const list = await listOf(correspondent, 'calls')
    assert.equal(list?.items[0]?.title, 'Les vœux')
    assert.match(list.items[0].line, /^APP-\d{4}-\d+ · Direction 01 · En attente · jusqu’au /)
    assert.match(await opened(correspondent, 'calls'), /Les vœux/)
    assert.equal(await listOf(actor(alice), 'calls'), undefined)
  })

  it('shows what is to be put up at one’s sites until it is, and opens the card', async () => {
    const { broadcast } = await brought(ports)
    const { relays } = sitesOf(ports, 3)
    const relay = actor(relays[1]!)
    assert.equal(await listOf(relay, 'sites'), undefined)
    const world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
    const list = await listOf(relay, 'sites')
    assert.deepEqual([list?.title, list?.items.length, list?.others], ['À afficher', 1, null])
    assert.equal(list?.items[0]?.title, broadcast.title)
    assert.match(list.items[0].line, /^PUB-\d{4}-\d+ · Site 02 · À faire$/)
    assert.match(await opened(relay, 'sites'), /C’est affiché/)
    await sayPosted(ports, relay, { taskId: `${broadcast.id}.2`, poster: null })
    assert.equal(await listOf(relay, 'sites'), undefined)
  })

  it('counts the sites that it does not show', async () => {
    const { broadcast } = await brought(ports)
    const { relays } = sitesOf(ports, 12)
    ports.sites = ports.sites.map(site => ({ ...site, relay: { id: relays[0]!.id, name: relays[0]!.name } }))
    const world = relayWorld(ports)
    await askedFor(ports, broadcast)
    await world.runDue()
    const list = await listOf(actor(relays[0]!), 'sites')
    assert.equal(list?.items.length, 10)
    assert.equal(list.others, 'Et 2 autres\u00a0: «\u00a0mes affiches\u00a0».')
  })

  it('changes nothing by being looked at', async () => {
    await submitted(ports)
    const before = ports.commits()
    await deskOf(actor(karim, 'comms'))
    assert.equal(ports.commits(), before)
  })
})
