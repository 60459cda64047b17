import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import type { Post } from '../../../../src/core/domain/posts/post.ts'
import { keyOf } from '../../../../src/core/domain/placements/placed-card.ts'
import { answerEvent } from '../../../../src/core/use-cases/events/answers/answer-event.ts'
import { answerInName, openInName } from '../../../../src/core/use-cases/events/answers/answer-in-name.ts'
import { endAssistant, endAssistantsOf } from '../../../../src/core/use-cases/events/answers/end-assistant.ts'
import { nameAssistant } from '../../../../src/core/use-cases/events/answers/name-assistant.ts'
import { principalsOf } from '../../../../src/core/use-cases/events/answers/principals-of.ts'
import { cardsBeside, readEvent } from '../../../../src/core/use-cases/events/read-event.ts'
import { faceOf, isTakenAway, tellsNobody } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'
import { brought } from '../../../fakes/brought.ts'
import { account } from '../../../fakes/entra.ts'
import { keptAccounts } from '../../../fakes/kept-accounts.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { received } from '../../../fakes/received.ts'
import { actor, alice, diane, gaelle, gone, guest, hugo, idOf, karim, person, welcome } from '../../../fakes/town.ts'

const nightMs = 12 * 60 * 60_000

describe('answering events for somebody who named one', () => {
  let ports: FakePorts
  let post: Post
  let broadcastId: string
  const [a, h] = [actor(alice), actor(hugo)]
  const names = (who: Actor, to: string) => nameAssistant(ports, who, to, settings)
  const says = (who: Actor, answer: 'yes' | 'no' | 'maybe', principal = alice.id, postId = post.id) =>
    answerInName(ports, who, { postId, principal, says: answer }, settings)
  const said = () => ports.events.answer(post.id, alice.id)
  const asked = () =>
    ports.jobs.flatMap(({ job, data, at }) => (job === 'placement.refresh' ? [[data.key as string, at] as const] : []))
  const own = (answer: 'yes' | 'no' | 'maybe') => answerEvent(ports, a, { postId: post.id, says: answer }, settings)

  beforeEach(async () => {
    ports = createFakePorts()
    const there = await brought(ports, {
      kind: 'event',
      date: '2026-12-10',
      time: '12:30',
      place: 'Salle A',
      capacity: '1',
    })
    ;[post, broadcastId] = [there.post, there.broadcast.id]
    received(ports, broadcastId, [alice])
    ports.jobs.length = ports.journal.length = 0
  })

  it('is for whom they named by themselves: both are told once, whoever was named not at night', async () => {
    ports.pass(nightMs)
    const at = ports.now()
    assert.equal((await names(a, hugo.mail!)).kind, 'assistant-named')
    assert.equal((await names(a, hugo.id)).kind, 'assistant-named', 'the same click again')
    const card = { card: 'assistant' as const, principal: alice.id, assistant: hugo.id, at }
    const told = asked()
    assert.deepEqual(
      told.map(([key]) => key),
      [keyOf({ ...card, person: alice.id }), keyOf({ ...card, person: hugo.id })],
    )
    assert.ok(told[0]![1] === undefined && told[1]![1]! > at)
    assert.deepEqual(
      ports.journal.map(({ verb, subject, details }) => [verb, subject, details['assistantId']]),
      [['assistant.named', 'assistants', hugo.id]],
    )
    assert.deepEqual(await principalsOf(ports, hugo.id), [{ id: alice.id, name: alice.name }])
  })

  it('finds them by their whole name too, in either order; of two who are called so it takes neither', async () => {
    const nadia = person('Nadia Benali')
    ports.town.people.push(nadia)
    await keptAccounts(ports, account(nadia.id, { name: 'BENALI Nadia' }))
    const named = await names(a, 'nadia  bénali')
    assert.ok(named.kind === 'assistant-named' && named.name === 'Nadia Benali')
    const other = person('Nadia Benali bis')
    ports.town.people.push(other)
    await keptAccounts(ports, account(nadia.id, { name: 'BENALI Nadia' }), account(other.id, { name: 'Nadia Benali' }))
    const both = await names(h, 'Nadia Benali')
    assert.ok(both.kind === 'invalid' && both.error === 'several-people')
    ports.town.people = ports.town.people.map(one => (one.id === other.id ? { ...one, enabled: false } : one))
    assert.equal((await names(h, 'Nadia Benali')).kind, 'assistant-named', 'who left is called nothing')
  })

  it('refuses who cannot be asked, and a sixth', async () => {
    const errors: [string, string][] = [
      ['', 'required'],
      ['personne@ville.example', 'unknown-assistant'],
      ['Personne Du Tout', 'unknown-assistant'],
      [guest.id, 'guest-account'],
      [gone.id, 'closed-account'],
      [welcome.id, 'shared-account'],
      [alice.id, 'own-assistant'],
    ]
    for (const [to, error] of errors) {
      const result = await names(a, to)
      assert.ok(result.kind === 'invalid' && result.error === error, `${to}: ${JSON.stringify(result)}`)
    }
    for (let n = 1; n <= 5; n++) {
      const one = person(`Aide ${n}`)
      ports.town.people.push(one)
      assert.equal((await names(a, one.id)).kind, 'assistant-named')
    }
    const sixth = await names(a, hugo.id)
    assert.ok(sixth.kind === 'invalid' && sixth.error === 'too-many-assistants')
    assert.equal((await names(a, idOf('Aide 3'))).kind, 'assistant-named', 'who is named already is no sixth')
    assert.deepEqual(await names({ ...h, roles: [] }, karim.id), { kind: 'not-an-agent' })
    assert.equal((await ports.assistants.byId(alice.id))?.named.length, 5)
  })

  it('says who answered, on their own card and once in their chat, in the morning', async () => {
    await names(a, hugo.id)
    ports.jobs.length = 0
    ports.pass(nightMs)
    const result = await says(h, 'yes')
    assert.ok(result.kind === 'answered' && result.principal.name === alice.name)
    assert.deepEqual([(await said())?.by, (await said())?.answer], [{ id: hugo.id, name: hugo.name }, 'yes'])
    const key = keyOf({ card: 'answered', postId: post.id, person: alice.id, answer: 1 })
    const told = asked().filter(([one]) => one === key)
    assert.ok(told.length === 1 && told[0]![1]! > ports.now())
    const shown = await faceOf(ports, key)
    assert.ok(shown?.to.kind === 'person' && shown.to.id === alice.id && !tellsNobody(shown.face, ports.now()))
    await says(h, 'yes')
    assert.equal((await said())?.version, 1, 'again it writes nothing')
    assert.equal(ports.journal.at(-1)?.details['person'], alice.id)
    assert.equal(ports.journal.at(-1)?.actor?.id, hugo.id)
    assert.equal(await ports.events.answer(post.id, hugo.id), null, 'it is no answer of who gave it')
  })

  it('says the last of what was answered in one night, on one card', async () => {
    await names(a, hugo.id)
    ports.pass(nightMs)
    await says(h, 'yes')
    await says(h, 'no')
    const cards = [1, 2].map(answer => keyOf({ card: 'answered', postId: post.id, person: alice.id, answer }))
    const faces = await Promise.all(cards.map(async key => (await faceOf(ports, key))!.face))
    assert.deepEqual(
      faces.map(face => tellsNobody(face, ports.now())),
      [true, false],
    )
  })

  it('gives way to their own later answer; what they said themselves is not said again in their name', async () => {
    await names(a, hugo.id)
    await says(h, 'yes')
    await own('yes')
    assert.deepEqual([(await said())?.by, (await said())?.version], [undefined, 2])
    const key = keyOf({ card: 'answered', postId: post.id, person: alice.id, answer: 1 })
    assert.equal(
      tellsNobody((await faceOf(ports, key))!.face, ports.now()),
      true,
      'a card that did not come yet tells nothing more',
    )
    for (const again of ['yes', 'no', 'maybe'] as const) {
      const result = await says(h, again)
      assert.ok(result.kind === 'own-answer' && result.principal.name === alice.name)
    }
    assert.deepEqual([(await said())?.answer, (await said())?.by, (await said())?.version], ['yes', undefined, 2])
  })

  it('never answers over what they said first, not even who is asked anew, or in the same moment', async () => {
    await names(a, hugo.id)
    const together = await Promise.all([own('no'), says(h, 'yes')])
    assert.deepEqual(
      together.map(({ kind }) => kind),
      ['answered', 'own-answer'],
    )
    ports.tamper('event_answer', { ...(await said())!, asked: true })
    ports.journal.length = ports.jobs.length = 0
    assert.equal((await says(h, 'yes')).kind, 'own-answer')
    assert.deepEqual([(await said())?.answer, ports.journal, ports.jobs], ['no', [], []])
    ports.tamper('event_answer', { ...(await said())!, by: { id: diane.id, name: diane.name } })
    assert.equal((await says(h, 'yes')).kind, 'answered', 'what was said in their name may be said otherwise')
  })

  it('tells who may not the same, whoever it is about, and whatever they received', async () => {
    await names(a, hugo.id)
    const stranger = actor(diane)
    const answers = [
      await says(stranger, 'yes'),
      await says(stranger, 'yes', idOf('nobody of that id')),
      await says(stranger, 'yes', alice.id, 'no-such-post'),
      await says(h, 'yes', gaelle.id),
      await says(h, 'yes', alice.id, 'no-such-post'),
      await openInName(ports, stranger, { postId: post.id, principal: alice.id }),
      await openInName(ports, h, { postId: post.id, principal: gaelle.id }),
    ]
    for (const answer of answers) assert.deepEqual(answer, { kind: 'not-found' })
    assert.equal(await said(), null)
    // Whom it names never received it.
    await names(actor(gaelle), hugo.id)
    assert.deepEqual(await says(h, 'yes', gaelle.id), { kind: 'not-found' })
    assert.deepEqual(await openInName(ports, h, { postId: post.id, principal: gaelle.id }), { kind: 'not-found' })
  })

  it('is judged at the moment at which it is written', async () => {
    await names(a, hugo.id)
    ports.beforeCommit(async () => {
      await endAssistant(ports, a, { principal: alice.id, assistant: hugo.id })
      ports.tamper('event', { id: post.id, version: 9, taken: 0, waiting: [] })
    })
    assert.deepEqual(await says(h, 'yes'), { kind: 'not-found' })
    assert.equal(await said(), null)
  })

  it('brings its card once, follows the event, and goes with the right to it', async () => {
    await names(a, hugo.id)
    ports.jobs.length = 0
    const opened = await openInName(ports, h, { postId: post.id, principal: alice.id })
    assert.ok(opened.kind === 'answering-opened' && opened.principal.name === alice.name)
    const key = keyOf({ card: 'answering', principal: alice.id, postId: post.id, person: hugo.id })
    assert.deepEqual(
      asked().map(([one]) => one),
      [key],
    )
    ports.tamper('placement', {
      key,
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: hugo.id },
      conversationId: 'c',
      activityId: 'first',
      reason: null,
      leaseUntil: null,
      updatedAt: ports.now(),
    })
    await openInName(ports, h, { postId: post.id, principal: alice.id })
    assert.deepEqual(ports.jobs.at(-1), {
      ...ports.jobs.at(-1),
      job: 'event.bring',
      data: { key, activityId: 'first' },
    })
    // Of which nobody knows whether it arrived, while something else moved it.
    const { version } = (await ports.placements.byKey(key))!
    const lost = { ...(await ports.placements.byKey(key))!, state: 'unknown' as const, activityId: null }
    ports.tamper('placement', lost)
    ports.beforeCommit(async () => void ports.tamper('placement', { ...lost, version: version + 1 }))
    ports.jobs.length = 0
    assert.equal((await openInName(ports, h, { postId: post.id, principal: alice.id })).kind, 'answering-opened')
    assert.deepEqual([await ports.placements.byKey(key), asked().map(([one]) => one)], [null, [key]])
    ports.tamper('placement', { ...lost, state: 'placed', activityId: 'second' })
    assert.ok((await cardsBeside(ports, (await readEvent(ports, alice.id, post.id))!)).includes(key))
    assert.equal((await faceOf(ports, key))?.face.face, 'answering')
    ports.jobs.length = 0
    const ended = await endAssistant(ports, a, { principal: alice.id, assistant: hugo.id })
    assert.ok(ended.kind === 'assistant-ended' && ended.assistants === null && ended.name === hugo.name)
    assert.ok(asked().some(([one]) => one === key))
    assert.deepEqual([await faceOf(ports, key), await isTakenAway(ports, key)], [null, true])
    assert.deepEqual(await says(h, 'yes'), { kind: 'not-found' })
    assert.equal(await ports.assistants.byId(alice.id), null, 'nothing is kept of what is over')
  })

  it('ends by either of the two, and by nobody else', async () => {
    await names(a, hugo.id)
    await names(a, diane.id)
    const pair = { principal: alice.id, assistant: hugo.id }
    assert.deepEqual(await endAssistant(ports, actor(diane), pair), { kind: 'not-found' })
    const attempt = ports.journal.at(-1)!
    assert.deepEqual(
      [attempt.verb, attempt.actor?.id, attempt.subject, attempt.details],
      ['attempt.refused', diane.id, 'assistants', { what: 'assistant.end', kind: 'not-found' }],
    )
    const left = await endAssistant(ports, h, pair)
    assert.ok(left.kind === 'assistant-ended' && left.name === alice.name)
    assert.deepEqual(await endAssistant(ports, h, pair), { kind: 'not-found' })
    assert.equal(ports.journal.at(-1)?.verb, 'assistant.ended', 'their own click again is no attempt')
    assert.deepEqual(
      (await ports.assistants.byId(alice.id))?.named.map(one => one.person.id),
      [diane.id],
    )
    const told = ports.journal.at(-1)!
    assert.deepEqual([told.verb, told.actor?.id, told.details['forId']], ['assistant.ended', hugo.id, alice.id])
  })

  it('ends when either of them leaves', async () => {
    await names(a, hugo.id)
    await names(a, diane.id)
    await names(h, diane.id)
    await names(actor(gaelle), alice.id)
    const leaves = async (id: string) => {
      ports.town.people = ports.town.people.map(one => (one.id === id ? { ...one, enabled: false } : one))
      await endAssistantsOf(ports, [id])
    }
    const named = async (id: string) => (await ports.assistants.byId(id))?.named.map(one => one.person.id) ?? null
    await endAssistantsOf(ports, [alice.id, hugo.id])
    assert.deepEqual(await named(alice.id), [hugo.id, diane.id], 'who is there stays')
    await leaves(hugo.id)
    assert.deepEqual(
      [await named(alice.id), await named(hugo.id), await named(gaelle.id)],
      [[diane.id], null, [alice.id]],
    )
    await leaves(alice.id)
    assert.deepEqual([await named(alice.id), await named(gaelle.id)], [null, null])
    // Who ended it: nobody; who had named, and whom.
    assert.deepEqual(
      ports.journal
        .filter(({ verb }) => verb === 'assistant.ended')
        .map(({ actor: by, details }) => [by, details['forId'], details['assistantId']]),
      [
        [null, alice.id, hugo.id],
        [null, hugo.id, diane.id],
        [null, alice.id, diane.id],
        [null, gaelle.id, alice.id],
      ],
    )
  })

  it('asks once who is there of many, and again where somebody was named meanwhile', async () => {
    await names(a, hugo.id)
    await names(actor(gaelle), hugo.id)
    ports.town.people = ports.town.people.map(one => (one.id === hugo.id ? { ...one, enabled: false } : one))
    const { people } = ports.directory
    let asks = 0
    ports.directory.people = ids => {
      asks++
      return people(ids)
    }
    await endAssistantsOf(ports, [hugo.id])
    assert.equal(asks, 1)
    assert.deepEqual([await ports.assistants.byId(alice.id), await ports.assistants.byId(gaelle.id)], [null, null])
    ports.directory.people = people
    ports.town.people = ports.town.people.map(one => (one.id === hugo.id ? { ...one, enabled: true } : one))
    await names(a, hugo.id)
    ports.town.people = ports.town.people.map(one => (one.id === hugo.id ? { ...one, enabled: false } : one))
    ports.beforeCommit(() => names(a, diane.id))
    await endAssistantsOf(ports, [hugo.id])
    assert.deepEqual(
      (await ports.assistants.byId(alice.id))?.named.map(one => one.person.id),
      [diane.id],
    )
  })

  it('shows both who may answer, until it is over', async () => {
    const at = ports.now()
    await names(a, hugo.id)
    const key = keyOf({ card: 'assistant', principal: alice.id, assistant: hugo.id, at, person: hugo.id })
    const shown = await faceOf(ports, key)
    assert.ok(shown?.face.face === 'assistant' && !shown.face.over && shown.face.principal.name === alice.name)
    await endAssistant(ports, h, { principal: alice.id, assistant: hugo.id })
    const over = await faceOf(ports, key)
    assert.ok(over?.face.face === 'assistant' && over.face.over && over.face.principal.name === alice.name)
    assert.equal(tellsNobody(over.face, ports.now()), true)
    ports.pass(60_000)
    await names(a, hugo.id)
    const again = await faceOf(ports, key)
    assert.ok(again?.face.face === 'assistant' && again.face.over, 'named again is another card')
  })
})
