import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const initiativeId = '11111111-2222-4333-8444-555555555555'
const author = actor(alice)

describe('*Pas maintenant*', () => {
  let ports: FakePorts
  let chat: Chat
  const read = async () => (await ports.initiatives.byId(initiativeId))!
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    await chat.press(author, 'initiative.submit', { initiativeId, title: 'Une ruche', text: 'Du miel' })
  })

  it('opens a dialog with days at hand, and closes it once the day is kept', async () => {
    const form = await chat.press(comms, 'initiative.later', { initiativeId }, 'fetch')
    assert.equal(form.kind, 'dialog')
    assert.match(shownIn(form), /Dans un mois.: lundi 28 décembre/, 'the day after Christmas that people work on')
    const answer = await chat.press(comms, 'initiative.put-off', { initiativeId, quick: '2026-12-28' }, 'dialog')
    assert.deepEqual(answer, { kind: 'done' })
    assert.deepEqual([(await read()).state, (await read()).laterOn], ['later', '2026-12-28'])
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const again = await chat.press(
      comms,
      'initiative.put-off',
      { initiativeId, on: '2026-11-20', quick: '2026-12-28', reason: 'Le numéro est bouclé' },
      'dialog',
    )
    assert.equal(again.kind, 'dialog')
    for (const part of [/Ce jour est passé/, /Le numéro est bouclé/, /2026-11-20/]) assert.match(shownIn(again), part)
    assert.equal((await read()).state, 'received')
  })

  it('is for comms alone, by button and by word', async () => {
    for (const answer of [
      await chat.press(author, 'initiative.later', { initiativeId }, 'fetch'),
      await chat.press(author, 'initiative.put-off', { initiativeId, on: '2026-12-03' }, 'dialog'),
      await chat.say(author, 'pas maintenant 1 3 décembre'),
    ])
      assert.match(shownIn(answer), /réservée à l’équipe communication/)
    assert.equal((await read()).state, 'received')
  })

  it('is typed with a day, and perhaps a reason; without a day, or with one of two, the form asks', async () => {
    const typed = await chat.say(comms, 'pas maintenant 1 8 janvier : après les vœux')
    assert.match(shownIn(typed), /revient ici le vendredi 8 janvier/)
    const { laterOn, delays } = await read()
    assert.deepEqual([laterOn, delays?.[0]?.reason], ['2027-01-08', 'après les vœux'])
    await chat.say(comms, 'pas maintenant 1 dans trois semaines')
    assert.deepEqual([(await read()).laterOn, (await read()).delays?.at(-1)?.reason], ['2026-12-16', null])
    for (const line of ['pas maintenant 1', 'pas maintenant 1 un jour', 'pas maintenant 1 mercredi prochain'])
      assert.match(shownIn(await chat.say(comms, line)), /Input.Date/, line)
    assert.equal((await read()).laterOn, '2026-12-16')
  })

  it('is found in the list of what waits, and by every word that decides', async () => {
    await chat.say(comms, 'pas maintenant 1 3 décembre')
    const list = shownIn(await chat.say(comms, 'propositions'))
    for (const part of [/Rien n’attend/, /1 proposition à reprogrammer/, /Revient le jeudi 3 décembre/])
      assert.match(list, part)
    assert.match(shownIn(await chat.say(author, 'mes propositions')), /À reprogrammer/)
    await chat.say(comms, 'retenir 1')
    assert.equal((await read()).state, 'retained')
  })
})
