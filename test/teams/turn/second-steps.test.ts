import assert from 'node:assert/strict'
import type { Face } from '../../../src/core/domain/faces/face.ts'
import { createDrawFace } from '../../../src/teams/draw-face.ts'
import { allVerbs } from '../../../src/teams/slices.ts'
import { asking, isHasty } from '../../../src/teams/turn/second-steps.ts'
import type { Verbs } from '../../../src/teams/turn/verbs.ts'
import { readSamples } from '../../../src/commands/cards/read-samples.ts'
import { elements, everyCard, renderPost } from '../../cards/every-card.ts'
import { createFakePorts, drawing, type FakePorts } from '../../fakes/ports.ts'
import { actor, karim } from '../../fakes/town.ts'
import { approved, comms } from '../../fakes/walk.ts'
import { loadWords } from '../../../src/words.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const verbsThere: Verbs = allVerbs
const secondSteps = Object.fromEntries(
  Object.entries(verbsThere).flatMap(([verb, { facts }]) => (facts.after === undefined ? [] : [[verb, facts.after]])),
)
const sending = Object.keys(verbsThere).filter(verb => verbsThere[verb]!.facts.sends)
/** They send in one step, or ask in the first of two: each with why a second click does no more than the first. */
const oneStep: Record<string, string> = {
  'broadcast.correct': 'opens what is corrected',
  'broadcast.resume': 'goes on with what was confirmed',
  'call.nudge': 'the same people are reminded once a day',
  'call.repeat': 'what is in doubt, once',
  'channel.free': 'a channel that is free is free',
  'initiative.nudge': 'once a day',
  'placement.repeat': 'what is in doubt, once',
  'post.test': 'to oneself',
  'relay.repeat': 'what is in doubt, once',
  'validation.nudge': 'once a day',
}
/** Named as what was begun, and yet no question: a form is filled in between, and asked again it would be empty. */
const forms = [
  'call.extended',
  'campaign.added',
  'initiative.asked',
  'initiative.declined',
  'media.filed',
  'note.answered',
  'retention.suspended',
  'validation.reassigned',
  'week.duplicated',
]

describe('what is done in two steps', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports, { reads: false })
  })

  it('is known as such wherever something is sent, and wherever one verb ends what another began', () => {
    const questions = Object.values(secondSteps)
    assert.deepEqual(
      sending.filter(verb => !(verb in secondSteps) && !questions.includes(verb) && !(verb in oneStep)),
      [],
      'second step, question, or one step with its reason',
    )
    const verbs = Object.keys(chat.verbs)
    const ended = verbs.filter(verb => {
      const stem = verb.replace(/(?:e?d|en)$/, '')
      return stem !== verb && verbs.some(one => one === stem || one === `${stem}e`)
    })
    assert.deepEqual(
      ended.filter(verb => !(verb in secondSteps) && !forms.includes(verb)),
      [],
    )
  })

  it('is asked by a verb that is there, and that needs no more than the second', () => {
    for (const [second, first] of Object.entries(secondSteps)) {
      const [does, asks] = [chat.verbs[second], chat.verbs[first]]
      assert.ok(does && asks, `${second} and ${first} are verbs`)
      assert.ok(
        asks.needs.every(need => does.needs.includes(need)),
        second,
      )
    }
  })

  it('bears on each of its buttons when it was shown, on every card there is', () => {
    const now = '2026-11-25T08:00:00.000Z'
    const seen = new Set<string>()
    for (const { name, sample, card } of everyCard())
      for (const action of actionsOf(asking({ kind: 'card', card }, now, allVerbs)))
        if (isSecond(action)) {
          seen.add(verbOf(action))
          assert.equal(dataOf(action)['shownAt'], now, `${name} ${sample}`)
        } else assert.ok(!('shownAt' in dataOf(action)), `${name} ${sample}`)
    assert.deepEqual(
      Object.keys(secondSteps).filter(verb => !seen.has(verb)),
      ['edition.abandon'],
      'a notice, which has no sample of its own',
    )
  })

  it('bears it too on a card that a job places, or draws again under somebody’s finger', () => {
    const { proposed } = readSamples('personal/erasure', renderPost)
    const draw = createDrawFace(
      loadWords(),
      drawing(() => ports),
    )
    const { card } = draw({ face: 'erasure', ...proposed } as Face, 'fr')
    const seconds = actionsOf({ card }).filter(isSecond)
    assert.ok(seconds.length > 0)
    for (const action of seconds) assert.equal(dataOf(action)['shownAt'], ports.now())
  })

  it('is confirmed elsewhere than where it was asked: on a card that says nothing but the question, *Revenir* first', () => {
    // A list has its lines; on the card of an erasure the other button gives it up.
    const others = ['retention/list', 'newspapers/edition', 'personal/erasure', 'personal/written', 'releases/release']
    const faults = everyCard().flatMap(({ name, sample, card }) => {
      const all = elements(card)
      if (others.includes(name) || all.some(one => String(one['type']).startsWith('Input.'))) return []
      const [first] = actionsOf({ card })
      return first && isSecond(first) && first['type'] === 'Action.Execute' ? [`${name} ${sample}`] : []
    })
    assert.deepEqual([...new Set(faults)], [])
  })

  it('is not done by a second click that comes at once, and is done by one who read the question', async () => {
    const { broadcast } = await approved(ports)
    const state = async () => (await ports.broadcasts.byId(broadcast.id))!.state
    let now = Date.parse('2026-11-25T09:00:00.000Z')
    ports.now = () => new Date(now).toISOString()
    const first = await chat.press(comms, 'broadcast.send', { broadcastId: broadcast.id })
    const second = confirmation(first)
    now += 900
    const again = await chat.press(comms, 'broadcast.confirm', second)
    assert.match(shownIn(again), /Diffuser à 9 agents/)
    assert.equal(await state(), 'ready')
    // The question was shown once more, and counts from then.
    now += 1_499
    const oncemore = await chat.press(comms, 'broadcast.confirm', confirmation(again))
    assert.equal(await state(), 'ready')
    now += 1_500
    await chat.press(comms, 'broadcast.confirm', confirmation(oncemore))
    assert.notEqual(await state(), 'ready')
  })

  it('is asked again where the clock that showed it is ahead of ours, and then no more', async () => {
    const { broadcast } = await approved(ports)
    let now = Date.parse('2026-11-25T09:00:00.000Z')
    ports.now = () => new Date(now).toISOString()
    const question = await chat.press(comms, 'broadcast.send', { broadcastId: broadcast.id })
    now -= 30_000
    const again = await chat.press(comms, 'broadcast.confirm', confirmation(question))
    assert.equal((await ports.broadcasts.byId(broadcast.id))!.state, 'ready')
    now += 1_500
    await chat.press(comms, 'broadcast.confirm', confirmation(again))
    assert.notEqual((await ports.broadcasts.byId(broadcast.id))!.state, 'ready')
  })

  it('is asked anew by words too, and by a verb that asks itself only with what was agreed to', async () => {
    ports.database.hold = () => ({ because: 'server', before: '1', now: '2', since: '2026-11-25T08:00:00.000Z' })
    const [answer] = await chat.say(actor(karim, 'admin'), 'reprendre la base')
    assert.match(shownIn(answer!), /"shownAt":/)
    const now = ports.now()
    for (const [data, hasty] of [
      [{ shownAt: now }, false],
      [{ shownAt: now, agreed: '' }, false],
      [{ shownAt: now, agreed: 'a' }, true],
      [{ agreed: 'a' }, false],
      [{ shownAt: 'never', agreed: 'a' }, false],
    ] as const)
      assert.equal(isHasty(allVerbs, 'week.moved', data, now), hasty)
    assert.equal(isHasty(allVerbs, 'broadcast.show', { shownAt: now }, now), false)
  })
})

type Node = Record<string, unknown>

function actionsOf(answer: object): Node[] {
  return elements('card' in answer ? answer.card : answer).filter(one => String(one['type']).startsWith('Action.'))
}

function dataOf(action: Node): Node {
  return (action['data'] ?? {}) as Node
}

function verbOf(action: Node): string {
  return String(action['verb'] ?? dataOf(action)['verb'])
}

function isSecond(action: Node): boolean {
  const verb = verbOf(action)
  return verb in secondSteps && (secondSteps[verb] !== verb || (dataOf(action)['agreed'] ?? '') !== '')
}

function confirmation(answer: object): Node {
  const found = actionsOf(answer).find(one => verbOf(one) === 'broadcast.confirm')
  assert.ok(found)
  return dataOf(found)
}
