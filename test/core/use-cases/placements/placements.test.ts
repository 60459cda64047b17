import assert from 'node:assert/strict'
import { Unavailable } from '../../../../src/core/domain/errors.ts'
import { submitInitiative } from '../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { askAuthor, nudgeAuthor } from '../../../../src/core/use-cases/initiatives/ask-author.ts'
import { takeInitiative } from '../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { listPosts } from '../../../../src/core/use-cases/posts/list-posts.ts'
import { refreshPlacement } from '../../../../src/core/use-cases/placements/refresh-placement.ts'
import { repeatPlacement } from '../../../../src/core/use-cases/placements/repeat-placement.ts'
import type { Messenger } from '../../../../src/core/ports/outside.ts'
import type { SendOutcome } from '../../../../src/core/domain/send-outcome.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms, refreshed, submitted } from '../../../fakes/walk.ts'
import { keyed } from '../../../fakes/keyed.ts'
import { faceOf, placementsInDoubt } from '../../../../src/core/use-cases/placements/kept/kept-cards.ts'

const delivered: SendOutcome = { kind: 'delivered', conversationId: 'channel', activityId: 'a1' }

describe('placements', () => {
  let ports: FakePorts
  let shows: number
  let redraws: number
  let removed: string[]
  let outcome: SendOutcome | (() => Promise<SendOutcome>)
  const key = keyed('inbox:i1')
  const messenger: Messenger = {
    show: async (_card, _face, aboutToLeave) => {
      if (!(await aboutToLeave())) return { kind: 'throttled', retryAfterMs: null }
      shows++
      return typeof outcome === 'function' ? outcome() : outcome
    },
    redraw: async () => {
      redraws++
      return delivered
    },
    remove: async ({ activityId }) => {
      removed.push(activityId)
      return delivered
    },
    correct: async () => assert.fail('nothing was delivered'),
    takeBack: async () => assert.fail('nothing was delivered'),
    deliver: () => Promise.reject(new Error('nobody asked for a delivery')),
  }
  const refresh = () => refreshPlacement({ ...ports, messenger }, key)
  const state = async () => (await ports.placements.byKey(key))?.state

  beforeEach(async () => {
    ports = createFakePorts()
    shows = redraws = 0
    removed = []
    outcome = delivered
    await submitInitiative(ports, actor(alice), { id: 'i1', fields: { title: 'Ruche', text: 'Du miel' }, form: null })
    ports.jobs.length = 0
  })

  it('are placed once, then only drawn again', async () => {
    await refresh()
    assert.deepEqual([await state(), (await ports.placements.byKey(key))?.activityId], ['placed', 'a1'])
    assert.deepEqual(refreshed(ports), [], 'nothing changed meanwhile: nobody is interrupted')
    await refresh()
    assert.deepEqual([shows, redraws], [1, 1])
  })

  it('are drawn again when what they show changed while they were being sent', async () => {
    outcome = async () => {
      assert.equal((await takeInitiative(ports, comms, 'i1')).kind, 'changed')
      ports.jobs.length = 0
      return delivered
    }
    await refresh()
    assert.deepEqual(refreshed(ports), [key])
  })

  it('are placed by one of two who come at once', async () => {
    const results = await Promise.allSettled([refresh(), refresh()])
    assert.equal(shows, 1)
    assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    assert.equal(await state(), 'placed')
  })

  for (const kind of ['throttled', 'failed', 'stop'] as const)
    it(`that certainly did not arrive (${kind}) are tried again`, async () => {
      outcome = {
        throttled: { kind, retryAfterMs: 7_000 },
        failed: { kind, status: 503 },
        stop: { kind, reason: 'not-registered' },
      }[kind] as SendOutcome
      await assert.rejects(refresh, Unavailable)
      assert.equal(await state(), undefined)
      outcome = delivered
      await refresh()
      assert.equal(await state(), 'placed')
    })

  it('are drawn again once Teams knows Mary again: what stands there is old until then', async () => {
    await refresh()
    const refused = { ...messenger, redraw: async () => ({ kind: 'stop', reason: 'not-registered' }) as const }
    await assert.rejects(
      refreshPlacement({ ...ports, messenger: refused }, key),
      (error: unknown) => error instanceof Unavailable && error.retryAfterMs === 5 * 60_000,
    )
  })

  describe('in somebody’s own chat', () => {
    const question = keyed('question:i1:0')
    const refresh = () => refreshPlacement({ ...ports, messenger }, question)
    const state = async () => (await ports.placements.byKey(question))?.state
    beforeEach(async () => {
      await askAuthor(ports, comms, 'i1', 'Où ?')
      ports.jobs.length = 0
    })

    it('whose sender died are unknown, and are not sent again by themselves', async () => {
      outcome = () => new Promise(() => undefined)
      void refresh()
      await new Promise(setImmediate)
      await assert.rejects(refresh, Unavailable)
      ports.pass(61_000)
      await refresh()
      await refresh()
      assert.deepEqual([await state(), shows], ['unknown', 1])
      assert.equal(ports.journal.at(-1)?.verb, 'placement.unknown')
      assert.deepEqual(ports.jobs, [
        { job: 'doubts.tell', data: {} },
        // Who asked learns it.
        { job: 'placement.refresh', data: { key: 'inbox:i1' } },
        { job: 'doubts.tell', data: {} },
      ])
    })

    it('whose sender died before they left, while they waited for a turn, go when their job is run again', async () => {
      const waits: Messenger = { ...messenger, show: () => new Promise(() => undefined) }
      void refreshPlacement({ ...ports, messenger: waits }, question)
      await new Promise(setImmediate)
      assert.equal(await state(), undefined)
      await refresh()
      assert.deepEqual([await state(), shows], ['placed', 1])
    })

    it('to whom nothing may be sent at all are refused, though nothing was about to leave', async () => {
      const closed: Messenger = { ...messenger, show: async () => ({ kind: 'refused', reason: 'blocked' }) }
      await refreshPlacement({ ...ports, messenger: closed }, question)
      assert.equal(await state(), 'refused')
    })

    it('whose turn came after another process had placed them do not leave', async () => {
      const turn = Promise.withResolvers<void>()
      const waits: Messenger = {
        ...messenger,
        show: async (...card) => turn.promise.then(() => messenger.show(...card)),
      }
      const late = refreshPlacement({ ...ports, messenger: waits }, question)
      await new Promise(setImmediate)
      await refresh()
      turn.resolve()
      await late
      assert.deepEqual([await state(), shows, redraws], ['placed', 1, 1])
    })

    it('that a store forgot to have written are no doubt: nothing left', async () => {
      let commits = 0
      const forgetful: FakePorts['commit'] = async (...changes) => {
        const done = await ports.commit(...changes)
        if (++commits === 1) throw new Error('the answer was lost')
        return done
      }
      const as: Messenger = {
        ...messenger,
        show: async (_card, _face, aboutToLeave) =>
          aboutToLeave().then(
            () => assert.fail('it may not leave'),
            () => ({ kind: 'failed', status: null }) as const,
          ),
      }
      await assert.rejects(
        () => refreshPlacement({ ...ports, commit: forgetful, messenger: as }, question),
        Unavailable,
      )
      assert.equal(await state(), undefined)
    })

    it('of a sender that was only late are placed after all', async () => {
      let answer: (outcome: SendOutcome) => void = () => undefined
      outcome = () => new Promise(resolve => (answer = resolve))
      const late = refresh()
      await new Promise(setImmediate)
      ports.pass(61_000)
      await refresh()
      assert.equal(await state(), 'unknown')
      answer(delivered)
      await late
      assert.deepEqual(
        [await state(), (await ports.placements.byKey(question))?.activityId, shows],
        ['placed', 'a1', 1],
      )
    })

    it('in doubt are shown to comms, and repeated when one of them says so', async () => {
      const open = async () =>
        (await placementsInDoubt(ports)).open.map(doubt => [doubt.placement.key, doubt.face.face])
      outcome = { kind: 'unknown' }
      await refresh()
      assert.deepEqual(refreshed(ports), ['inbox:i1'], 'whoever waits for an answer')
      assert.ok(ports.jobs.some(({ job }) => job === 'doubts.tell'))
      assert.deepEqual(await open(), [[question, 'question']])
      assert.equal((await repeatPlacement(ports, comms, 'inbox:other')).kind, 'not-found')
      assert.equal((await repeatPlacement(ports, comms, question)).kind, 'repeated')
      outcome = delivered
      await refresh()
      assert.deepEqual([await state(), shows, await open()], ['placed', 2, []])
      assert.equal((await repeatPlacement(ports, comms, question)).kind, 'not-in-doubt')
    })
  })

  it('that cannot reach their person say so to whoever waits for them', async () => {
    const inbox = async () => {
      const shown = await faceOf(ports, keyed('inbox:i1'))
      return shown?.face.face === 'inbox' && shown.face.unreached
    }
    await askAuthor(ports, comms, 'i1', 'Où ?')
    assert.equal(await inbox(), false, 'it is on its way')
    ports.jobs.length = 0
    outcome = { kind: 'refused', reason: 'not-installed' }
    await refreshPlacement({ ...ports, messenger }, keyed('question:i1:0'))
    assert.deepEqual(refreshed(ports), ['inbox:i1'])
    assert.equal(await inbox(), true)
    ports.jobs.length = 0
    assert.equal((await repeatPlacement(ports, comms, 'question:i1:0')).kind, 'repeated')
    assert.deepEqual([await inbox(), refreshed(ports)], [false, ['question:i1:0', 'inbox:i1']])
    await refreshPlacement({ ...ports, messenger }, keyed('question:i1:0'))
    await nudgeAuthor(ports, comms, 'i1')
    outcome = delivered
    await refreshPlacement({ ...ports, messenger }, keyed('question:i1:0:1'))
    assert.equal(await inbox(), false, 'the reminder arrived')
  })

  it('of a visa that is waited for tell authors and comms whom they did not reach', async () => {
    const { post, validation } = await submitted(ports)
    const approver = validation.steps[0]!.approvers[0]!
    outcome = { kind: 'refused', reason: 'not-installed' }
    ports.jobs.length = 0
    await refreshPlacement({ ...ports, messenger }, keyed(`validation:${validation.id}:${approver.id}`))
    assert.ok(refreshed(ports).includes(`tracking:${post.id}:${comms.id}`))
    const tracking = await faceOf(ports, keyed(`tracking:${post.id}:${comms.id}`))
    const expected = [approver.id]
    assert.deepEqual(tracking?.face.face === 'tracking' && tracking.face.unreached.map(({ id }) => id), expected)
    const listed = await listPosts(ports, comms)
    assert.deepEqual(listed.kind === 'listed' && listed.unreached[validation.id]?.map(({ id }) => id), expected)
  })
})
