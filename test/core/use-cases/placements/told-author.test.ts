import assert from 'node:assert/strict'
import { keyed } from '../../../fakes/keyed.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import { askAuthor, answerQuestion } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { assignInitiative } from '../../../../src/core/use-cases/initiatives/edit-initiative.ts'
import { putOffInitiative } from '../../../../src/core/use-cases/initiatives/put-off-initiative.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import {
  declineInitiative,
  retainInitiative,
  takeInitiative,
} from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { afterQuietHours } from '../../../../src/core/domain/working-time/quiet-hours.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { cancelPost } from '../../../../src/core/use-cases/posts/ending/cancel-post.ts'
import { createChat, shownIn } from '../../../teams/chat.ts'

const id = 'i1'
const minutes = 60_000

describe('what rings for who proposed it', () => {
  let ports: FakePorts
  /** What came as a new message to its author, and what was drawn again. */
  let rung: string[]
  let redrawn: string[]
  const messenger: Pick<Messenger, 'show' | 'redraw'> = {
    show: async ({ to }, { face }) => {
      if (to.kind === 'person' && to.id === alice.id) rung.push(face)
      return { kind: 'delivered', conversationId: 'c', activityId: `${face}${rung.length}` }
    },
    redraw: async ({ to, ...at }, { face }) => {
      if (to.kind === 'person' && to.id === alice.id) redrawn.push(face)
      return { kind: 'delivered', ...at }
    },
  }
  /** Does what is due, as the queue would; what is not due waits. */
  const work = async () => {
    const later: typeof ports.jobs = []
    for (let job = ports.jobs.shift(); job; job = ports.jobs.shift()) {
      if ('at' in job && job.at !== undefined && job.at > ports.now()) later.push(job)
      else if (job.job === 'placement.refresh')
        await refreshPlacement({ ...ports, messenger: messenger as Messenger }, job.data.key, at =>
          afterQuietHours(at, settings),
        )
    }
    ports.jobs.push(...later)
  }
  const passes = async (ms: number) => {
    ports.pass(ms)
    await work()
  }
  const told = () => rung.filter(face => face !== 'receipt')
  const propose = (who: Actor = actor(alice)) =>
    submitInitiative(ports, who, { id, fields: { title: 'Une ruche', text: 'Du miel' }, form: null })
  beforeEach(async () => {
    ports = createFakePorts()
    rung = []
    redrawn = []
    await propose()
    await work()
  })

  it('is that somebody takes it: once, ten minutes later, whoever takes it over', async () => {
    await takeInitiative(ports, comms, id)
    await passes(9 * minutes)
    assert.deepEqual(told(), [])
    await passes(2 * minutes)
    assert.deepEqual(told(), ['taken'])
    await takeInitiative(ports, otherComms, id)
    await passes(60 * minutes)
    assert.deepEqual(told(), ['taken'])
    assert.ok(redrawn.includes('taken'), 'the card says who has it now')
    assert.ok(redrawn.includes('receipt'))
  })

  it('waits for the morning when the ten minutes end in the evening', async () => {
    // Ten in the morning in Paris: five minutes before the quiet hours begin.
    await passes(8 * 60 * minutes + 55 * minutes)
    await takeInitiative(ports, comms, id)
    await passes(11 * minutes)
    await passes(10 * 60 * minutes)
    assert.deepEqual(told(), [])
    await passes(3 * 60 * minutes)
    assert.deepEqual(told(), ['taken'])
  })

  it('is the same when somebody gives it to a colleague in the list', async () => {
    await assignInitiative(ports, comms, id, otherComms)
    await passes(11 * minutes)
    assert.deepEqual(told(), ['taken'])
  })

  it('is one message where whoever takes it decides, asks or puts it off at once', async () => {
    for (const [then, alone] of [
      [() => retainInitiative(ports, comms, id), 'outcome'],
      [() => declineInitiative(ports, comms, id, 'Trop tard'), 'outcome'],
      [() => askAuthor(ports, comms, id, 'Où ?'), 'question'],
      [() => putOffInitiative(ports, comms, { id, on: '2026-12-03', reason: '' }, settings), 'delay'],
    ] as const) {
      ports = createFakePorts()
      rung = []
      await propose()
      await takeInitiative(ports, comms, id)
      await passes(3 * minutes)
      await then()
      await passes(60 * minutes)
      assert.deepEqual(told(), [alone])
    }
  })

  it('is not that it is taken, once a question said so, or the card of its return, or when it is one’s own', async () => {
    await takeInitiative(ports, comms, id)
    await askAuthor(ports, comms, id, 'Où ?')
    await answerQuestion(ports, actor(alice), id, 0, 'Ici')
    await passes(60 * minutes)
    assert.deepEqual(told(), ['question'])

    ports = createFakePorts()
    rung = []
    await propose()
    await putOffInitiative(ports, comms, { id, on: '2026-12-03', reason: '' }, settings)
    await work()
    await takeInitiative(ports, comms, id)
    await passes(60 * minutes)
    assert.deepEqual(told(), ['delay', 'return'])

    ports = createFakePorts()
    rung = []
    await propose({ ...actor(alice), roles: ['agent', 'comms'] })
    await takeInitiative(ports, { ...comms, id: alice.id }, id)
    await passes(60 * minutes)
    assert.deepEqual(told(), [])
  })

  it('is that what was made of it is given up, by whom, once; `mes propositions` says it too', async () => {
    await retainInitiative(ports, comms, id)
    await work()
    const { postId } = (await ports.initiatives.byId(id))!
    await cancelPost(ports, otherComms, postId!)
    await cancelPost(ports, otherComms, postId!)
    await work()
    assert.deepEqual(told(), ['outcome', 'post-ended'])
    assert.deepEqual((await ports.placements.byKey(keyed(`post-ended:${id}`)))?.state, 'placed')
    const said = shownIn(await createChat(ports).say(actor(alice), 'mes propositions'))
    assert.match(said, new RegExp(`Publication abandonnée par ${otherComms.name} le mercredi 25 novembre`))
    assert.doesNotMatch(shownIn(await createChat(ports).say(actor(hugo), 'mes propositions')), /abandonnée/)
  })

  it('is that it was refused, by whom and why', async () => {
    await retainInitiative(ports, comms, id)
    await work()
    const { postId } = (await ports.initiatives.byId(id))!
    const post = (await ports.posts.byId(postId!))!
    const refusal = { kind: 'refuse', by: { id: hugo.id, name: hugo.name }, at: ports.now(), reason: 'Pas de budget' }
    ports.tamper('post', { ...post, state: 'refused', validationId: 'v' })
    ports.tamper('validation', { id: 'v', version: 1, decisions: [refusal] } as never)
    await refreshPlacement({ ...ports, messenger: messenger as Messenger }, keyed(`post-ended:${id}`))
    assert.deepEqual(told(), ['outcome', 'post-ended'])
    const said = shownIn(await createChat(ports).say(actor(alice), 'mes propositions'))
    assert.match(said, new RegExp(`Publication refusée par ${hugo.name} le .*Pas de budget`))
  })
})
