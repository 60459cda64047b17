import assert from 'node:assert/strict'
import { plannedCall } from '../../fakes/calls.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, diane } from '../../fakes/town.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { renderPost } from '../../cards/every-card.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

describe('what feeds an edition, and one that is given up', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(async () => {
    ports = Object.assign(createFakePorts(), { renderPost })
    chat = createChat(ports)
    const filled = { name: 'Trait d’Union', code: 'TU', rhythm: 'monthly', headings: 'Vie des services · 6000' }
    const newspaperId = '66666666-6666-4666-8666-666666666666'
    await press('newspaper.save', { newspaperId, seen: '0', director: diane.id, ...filled, everyone: 'true' })
    await say('journal')
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const edition = async () => (await ports.editions.current())[0]!

  it('a call opens for an edition until its bouclage, and feeds it', async () => {
    const { id: editionId, reference, closesOn } = await edition()
    const form = await press('edition.call', { editionId })
    assert.match(plainIn(form), new RegExp(`entrent d’elles-mêmes dans le numéro ${reference}`))
    const { title, closes } = inputsOf(form)
    assert.deepEqual([title, closes], ['Trait d’Union, numéro 1', closesOn])
    const data = dataOf(form, 'call.plan')
    const wrong = await press('call.plan', { ...data, title: '' })
    assert.match(plainIn(wrong), new RegExp(reference), 'a form that comes back feeds it still')
    const planned = plainIn(await press('call.plan', { ...dataOf(wrong, 'call.plan'), title: 'Vos sujets' }))
    assert.match(planned, /Vos sujets/)
    const [call] = await ports.calls.current()
    assert.equal(call?.editionId, editionId)
    assert.deepEqual((await edition()).calls, [call.id])
    assert.match(plainIn(await say('journal')), /« Vos sujets »/)
  })

  it('a call that is there feeds it by word, and no second edition', async () => {
    const call = await plannedCall(ports)
    assert.match(plainIn(await say(`journal TU appel ${call.reference}`)), /« Les vœux »/)
    assert.match(plainIn(await say('journal TU appel 9999')), /trouve pas|Je ne/)
    const row = { ...(await ports.calls.byId(call.id))! }
    await ports.commit({
      save: 'call',
      row: { ...row, editionId: 'other', version: row.version + 1 },
      ifVersion: row.version,
    })
    assert.match(plainIn(await say(`journal TU appel ${call.reference}`)), /nourrit déjà un autre numéro/)
  })

  it('a call that feeds it does no more, by button and by word, and may feed another', async () => {
    const call = await plannedCall(ports)
    const feeds = async () => (await ports.calls.byId(call.id))?.editionId ?? null
    const [fed] = await say(`journal TU appel ${call.reference}`)
    const { id: editionId } = await edition()
    assert.equal(await feeds(), editionId)
    const gone = await press('edition.unlink', dataOf(fed!, 'edition.unlink'))
    assert.doesNotMatch(plainIn(gone), /« Les vœux »/)
    assert.deepEqual([await feeds(), (await edition()).calls], [null, []])
    await press('edition.unlink', { editionId, callId: call.id })
    assert.deepEqual([await feeds(), (await edition()).calls], [null, []], 'twice is once')
    await say(`journal TU appel ${call.reference}`)
    assert.doesNotMatch(plainIn(await say(`journal TU détacher ${call.reference}`)), /« Les vœux »/)
    assert.equal(await feeds(), null)
    assert.match(plainIn(await say('journal TU détacher 9999')), /trouve pas|Je ne/)
    const row = (await ports.calls.byId(call.id))!
    await ports.commit({
      save: 'call',
      row: { ...row, editionId: 'other', version: row.version + 1 },
      ifVersion: row.version,
    })
    await press('edition.unlink', { editionId, callId: call.id })
    assert.equal(await feeds(), 'other', 'what feeds another goes on feeding it')
  })

  it('given up, leaves its calls to another edition', async () => {
    const call = await plannedCall(ports)
    await say(`journal TU appel ${call.reference}`)
    await press('edition.abandon', { editionId: (await edition()).id })
    assert.equal((await ports.calls.byId(call.id))?.editionId, null)
    await say('journal')
    assert.match(plainIn(await say(`journal TU appel ${call.reference}`)), /« Les vœux »/)
  })

  it('is asked once before it is given up; its posts are free again', async () => {
    const { post } = await approved(ports)
    await say('journal TU ajouter')
    const { id: editionId, reference } = await edition()
    const [asked] = await say(`journal ${reference} abandonner`)
    assert.match(plainIn(asked!), new RegExp(`Abandonner le numéro ${reference}`))
    assert.equal((await edition()).state, 'open')
    assert.match(plainIn(await press('edition.leave', { editionId })), /Abandonner le numéro/)
    assert.match(plainIn(await press('edition.abandon', dataOf(asked!, 'edition.abandon'))), /Abandonné/)
    assert.equal((await ports.editions.byId(editionId))?.state, 'abandoned')
    assert.deepEqual((await ports.posts.byId(post.id))?.standsIn, [])
    assert.match(plainIn(await press('edition.abandon', { editionId })), /Abandonné/, 'twice is once')
    assert.match(plainIn(await press('edition.call', { editionId })), /est abandonné : il ne change plus/)
    assert.match(plainIn(await press('edition.leave', { editionId })), /est abandonné : il ne change plus/)
  })

  it('is for the communication team', async () => {
    const { id: editionId } = await edition()
    for (const verb of ['edition.call', 'edition.leave', 'edition.abandon', 'edition.unlink'])
      assert.match(
        plainIn(await press(verb, { editionId, callId: 'none' }, actor(alice))),
        /équipe communication/,
        verb,
      )
    assert.equal((await edition()).state, 'open')
  })
})
