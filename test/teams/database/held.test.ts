import assert from 'node:assert/strict'
import { named } from '../../../src/core/domain/actor.ts'
import { mayStart } from '../../../src/core/domain/broadcasts/start-time.ts'
import type { Hold } from '../../../src/core/ports/database-hold.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { loadWords } from '../../../src/words.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, karim } from '../../fakes/town.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const admin = actor(karim, 'admin')
const hold: Hold = { because: 'server', before: 'system 1', now: 'system 2', since: '2026-11-25T08:00:00.000Z' }
const nothingLeaves = /Rien ne part tant qu’un administrateur n’a pas décidé/

describe('on a restored database', () => {
  let ports: FakePorts
  let chat: Chat

  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(Object.assign(ports, { renderPost: createRenderPost(loadWords(), 'Europe/Paris') }))
    ports.holdBack(hold)
  })

  it('comms and admins read it above the help and the broadcasts; only admins have the button, agents read nothing', async () => {
    for (const word of ['aide', 'diffusions']) {
      const [first] = await chat.say(comms, word)
      assert.match(shownIn(first!), nothingLeaves)
      assert.doesNotMatch(shownIn(first!), /database\.adopt/)
      assert.match(shownIn((await chat.say(admin, word))[0]!), /Reprendre sur cette base/)
    }
    assert.match(shownIn(await chat.press(admin, 'word.say', { word: 'help' })), nothingLeaves)
    assert.doesNotMatch(shownIn(await chat.say(actor(alice), 'aide')), nothingLeaves)
    void ports.database.adopt()
    assert.doesNotMatch(shownIn(await chat.say(comms, 'aide')), nothingLeaves)
  })

  it('whoever asks for a send is told, by button and by word, and nothing is written; a proposal is taken', async () => {
    const { broadcast } = await approved(ports)
    const before = ports.commits()
    const data = { broadcastId: broadcast.id, people: '3' }
    for (const verb of ['broadcast.send', 'broadcast.confirm', 'broadcast.schedule', 'broadcast.scheduled'])
      assert.match(shownIn(await chat.press(comms, verb, data)), nothingLeaves)
    assert.match(shownIn(await chat.say(comms, `diffuser ${broadcast.reference}`)), nothingLeaves)
    assert.equal(ports.commits(), before)
    const id = '11111111-1111-4111-8111-111111111111'
    await chat.press(actor(alice), 'initiative.submit', { initiativeId: id, title: 'Une ruche', text: 'Un texte' })
    assert.equal((await ports.initiatives.byId(id))?.title, 'Une ruche')
  })

  it('an admin decides in two steps, nobody else; the journal has both identities', async () => {
    for (const verb of ['database.adopt', 'database.adopted'])
      assert.match(shownIn(await chat.press(comms, verb, {})), /Seul un administrateur/)
    assert.match(shownIn(await chat.say(admin, 'reprendre la base')), /Oui, reprendre/)
    assert.notEqual(ports.database.hold(), null)
    assert.match(shownIn(await chat.press(admin, 'database.adopted', {})), /les envois reprennent/)
    assert.equal(ports.database.hold(), null)
    const written = ports.journal.findLast(({ verb }) => verb === 'database.adopted')
    assert.deepEqual(written, {
      verb: 'database.adopted',
      actor: named(admin),
      subject: 'database',
      seal: null,
      details: hold,
    })
    assert.match(shownIn(await chat.press(admin, 'database.adopted', {})), /Rien ne bloque Mary/)
  })

  it('what was being planned, waited for its hour or was ready waits for comms; what was running ends by itself', async () => {
    const { broadcast } = await approved(ports)
    const put = (id: string, state: typeof broadcast.state, scheduledFor: string | null) =>
      ports.tamper('broadcast', { ...broadcast, id, state, scheduledFor })
    put('planning', 'planning', null)
    put('scheduled', 'scheduled', '2026-11-27T08:30:00.000Z')
    put('running', 'running', null)
    ports.jobs.length = 0
    await chat.press(admin, 'database.adopted', {})
    const stateOf = async (id: string) => (await ports.broadcasts.byId(id))?.state
    assert.deepEqual(await Promise.all(['planning', 'scheduled', 'running', broadcast.id].map(stateOf)), [
      'held',
      'held',
      'running',
      // It may have left after the copy was made.
      'held',
    ])
    assert.equal((await ports.broadcasts.byId('scheduled'))?.heldBecause, 'restored')
    const sends = ports.jobs
      .filter(({ job }) => job === 'broadcast.send')
      .map(({ data }) => ('id' in data ? data.id : ''))
    assert.deepEqual([...new Set(sends)], ['running'])
    assert.match(shownIn((await chat.say(comms, 'diffusions')).at(-1)!), /Peut-être déjà diffusée/)
    const asked = shownIn(await chat.press(comms, 'broadcast.send', { broadcastId: broadcast.id }))
    assert.match(asked, /broadcast\.confirm.*/)
    assert.match(asked, /cet envoi a peut-être déjà eu lieu/)
    // Comms may send it after all: the circuit has approved it, the decision is theirs.
    assert.ok(mayStart((await ports.broadcasts.byId('scheduled'))!))
  })
})
