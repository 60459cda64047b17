import assert from 'node:assert/strict'
import { allCapabilities } from '../../../src/core/domain/capabilities/capability.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, karim } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat, shownIn } from '../chat.ts'

const admin = { ...actor(karim), roles: ['agent', 'admin'] as const } as unknown as ReturnType<typeof actor>

describe('a capability that is switched off', () => {
  let ports: FakePorts
  beforeEach(() => {
    ports = createFakePorts()
  })
  const off = (...names: typeof allCapabilities) => names.forEach(name => ports.capabilities.switchedOff.add(name))

  it('is asked about, then switched by an administrator, on a plain card that says what runs', async () => {
    const chat = createChat(ports)
    const shown = shownIn(await chat.say(admin, 'réglages'))
    for (const name of ['Événements', 'Sites sans Teams', 'Désactiver…', 'Activer'])
      assert.ok(shown.includes(name), name)
    const asked = shownIn(await chat.press(admin, 'capability.ask', { capabilityId: 'calls' }))
    assert.match(asked, /Désactiver\u00a0: Appels à propositions/)
    assert.match(shownIn(await chat.press(admin, 'capability.off', { capabilityId: 'calls' })), /Désactivé par /)
    assert.equal((await ports.switches.all())[0]?.on, false)
    const again = shownIn(await chat.press(admin, 'capability.ask', { capabilityId: 'calls' }))
    assert.doesNotMatch(again, /Désactiver\u00a0: Appels/, 'a card of before asks nothing of what is off already')
    assert.match(again, /Désactivé par /)
    assert.match(shownIn(await chat.press(admin, 'capability.on', { capabilityId: 'calls' })), /Activé par /)
    assert.match(shownIn(await chat.press(comms, 'capability.ask', { capabilityId: 'calls' })), /administrateur/)
    assert.match(shownIn(await chat.press(admin, 'capability.off', { capabilityId: 'weather' })), /trouve/)
  })

  it('answers one sentence on a card of before, and writes nothing', async () => {
    off('calls')
    const chat = createChat(ports)
    const before = ports.journal.length
    const answer = shownIn(await chat.press(comms, 'call.form', {}))
    assert.match(answer, /Appels à propositions\u00a0: désactivé chez vous/)
    assert.deepEqual(await chat.press(comms, 'call.form', {}, 'automatic'), { kind: 'done' })
    assert.equal(ports.journal.length, before)
  })

  it('has no word: it is kept like any other, and is no near one either', async () => {
    const chat = createChat(ports)
    assert.match(shownIn(await chat.say(comms, 'appels')), /call\./)
    off('calls')
    for (const typed of ['appels', 'apels', 'appel'])
      assert.doesNotMatch(shownIn(await chat.say(comms, typed)), /"verb":"call\.|Vouliez-vous dire « appel/)
    assert.match(shownIn(await chat.press(comms, 'word.say', { word: 'calls' })), /trop ancienne/)
  })

  it('has no button, to whoever asks for help', async () => {
    const chat = createChat(ports)
    const words = async () =>
      [...shownIn(await chat.say(comms, 'aide')).matchAll(/"word":"(\w+)"/g)].map(([, word]) => word!)
    const before = await words()
    off(...allCapabilities)
    const after = await words()
    const gone = before.filter(word => !after.includes(word))
    assert.deepEqual(
      [...new Set(gone)],
      ['myCalls', 'assistants', 'call', 'calls', 'newspapers', 'campaigns', 'agenda', 'ideas', 'figures'],
    )
    ports.capabilities.switchedOff.clear()
    assert.deepEqual(await words(), before)
  })

  it('leaves alone what agents always have', async () => {
    off(...allCapabilities)
    assert.match(shownIn(await createChat(ports).say(actor(alice), 'proposer')), /Envoyer/)
  })
})
