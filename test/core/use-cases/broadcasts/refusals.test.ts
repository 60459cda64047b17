import assert from 'node:assert/strict'
import type { Actor } from '../../../../src/core/domain/actor.ts'
import { askToSend, checkBroadcastAudience } from '../../../../src/core/use-cases/broadcasts/sending/ask-to-send.ts'
import { cancelBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/cancel-broadcast.ts'
import { startBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/start-broadcast.ts'
import { scheduleBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import type { Broadcast, BroadcastKind } from '../../../../src/core/domain/broadcasts/broadcast.ts'
import { askTakeBack } from '../../../../src/core/use-cases/posts/ending/ask-take-back.ts'
import { openCorrection } from '../../../../src/core/use-cases/posts/ending/open-correction.ts'
import { takeBack } from '../../../../src/core/use-cases/posts/ending/take-back.ts'
import { askForReport, askForUnreachable } from '../../../../src/core/use-cases/broadcasts/seen/ask-for-files.ts'
import { checkSeal } from '../../../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import { askToResend, resendBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resend-broadcast.ts'
import { pauseBroadcast, stopBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/stop-broadcast.ts'
import { resumeBroadcast } from '../../../../src/core/use-cases/broadcasts/sending/resume-broadcast.ts'
import { brought } from '../../../fakes/brought.ts'
import { createFakePorts, type FakePorts, settings } from '../../../fakes/ports.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { approved, comms, otherComms } from '../../../fakes/walk.ts'

/** All that a person may ask of a broadcast. */
const orders = {
  check: (ports: FakePorts, who: Actor, id: string) => checkBroadcastAudience(ports, who, id, settings),
  ask: (ports: FakePorts, who: Actor, id: string) => askToSend(ports, who, id, settings),
  start: (ports: FakePorts, who: Actor, id: string) =>
    startBroadcast(ports, who, { broadcastId: id, people: 9 }, settings),
  schedule: (ports: FakePorts, who: Actor, id: string) =>
    scheduleBroadcast(ports, who, { broadcastId: id, date: '2026-12-01', time: '11:00' }, settings),
  cancel: cancelBroadcast,
  pause: pauseBroadcast,
  resume: (ports: FakePorts, who: Actor, id: string) => resumeBroadcast(ports, who, id, settings),
  stop: stopBroadcast,
  askToResend,
  resend: (ports: FakePorts, who: Actor, id: string) =>
    resendBroadcast(ports, who, { broadcastId: id, people: 3 }, settings),
  report: askForReport,
  unreachable: askForUnreachable,
  correct: (ports: FakePorts, who: Actor, id: string) => openCorrection(ports, who, id, settings),
  askTakeBack: (ports: FakePorts, who: Actor, id: string) => askTakeBack(ports, who, id, settings),
  takeBack: (ports: FakePorts, who: Actor, id: string) =>
    takeBack(ports, who, { broadcastId: id, people: 3 }, settings),
}
type Order = keyof typeof orders
const names = Object.keys(orders) as Order[]

describe('what is asked of a broadcast', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))
  const kind = async (order: Order, id: string, who = comms) => (await orders[order](ports, who, id)).kind
  const kinds = async (list: readonly Order[], id: string, who = comms) => {
    const said: string[] = []
    for (const order of list) said.push(await kind(order, id, who))
    return said
  }
  const all = (word: string, list: readonly Order[] = names) => list.map(() => word)

  it('is refused to whoever is not of comms, and of an id that is nothing: nothing is written', async () => {
    const { broadcast } = await brought(ports)
    const before = ports.commits()
    assert.deepEqual(await kinds(names, broadcast.id, actor(alice)), all('not-comms'))
    assert.deepEqual(await kinds(names, 'forged'), all('not-found'))
    assert.equal(ports.commits(), before)
  })

  it('is refused where it makes no sense for its kind', async () => {
    const { broadcast: sent } = await brought(ports)
    const check = await checkBroadcastAudience(ports, comms, (await approved(ports)).broadcast.id, settings)
    const broadcast = { ...sent, check: check.kind === 'checked' ? check.broadcast.check : null }
    assert.ok(broadcast.check)
    const other = (kind: BroadcastKind, state: Broadcast['state']) => {
      ports.tamper('broadcast', {
        ...broadcast,
        id: kind,
        kind,
        targetId: broadcast.id,
        state,
        startedAt: null,
        planned: null,
        check: broadcast.check && { ...broadcast.check, blocked: 1 },
      })
      return kind
    }
    Object.assign(ports.report.counts, { unknown: 3 })
    const asking = ['check', 'ask', 'start', 'schedule', 'unreachable'] as const
    for (const kind of ['take-back', 'expire'] as const)
      assert.deepEqual(await kinds(asking, other(kind, 'ready')), all('closed', asking))
    for (const kind of ['take-back', 'expire', 'correct'] as const) {
      const id = other(kind, 'done')
      assert.deepEqual(
        await kinds(['askToResend', 'resend', 'unreachable'], id),
        all('closed', ['askToResend', 'resend', 'unreachable']),
        kind,
      )
      assert.deepEqual(
        await kinds(['correct', 'askTakeBack', 'takeBack'], id),
        all('not-found', ['correct', 'askTakeBack', 'takeBack']),
        kind,
      )
    }
  })

  it('starts nothing that is not approved any more, whatever its own row says', async () => {
    const { broadcast, post } = await approved(ports)
    await kind('ask', broadcast.id)
    for (const change of [{ state: 'draft' }, { state: 'in-validation' }, { broadcastId: 'another' }] as const) {
      ports.tamper('post', {
        ...(await ports.posts.byId(post.id))!,
        state: 'approved',
        broadcastId: broadcast.id,
        ...change,
      })
      assert.equal(await kind('start', broadcast.id), 'closed', JSON.stringify(change))
    }
    assert.ok(!ports.jobs.some(({ job }) => job === 'broadcast.plan'))
  })

  it('sends again only what is still what was sent', async () => {
    const { broadcast, post } = await brought(ports)
    Object.assign(ports.report.counts, { unknown: 3 })
    ports.tamper('post', { ...post, broadcastId: 'another' })
    assert.equal(await kind('resend', broadcast.id), 'replaced')
    ports.tamper('post', { ...post, sealed: post.sealed.map(version => ({ ...version, headCount: 1 })) })
    assert.equal(await kind('resend', broadcast.id), 'seal-differs')
    ports.tamper('post', { ...post, state: 'taken-back' })
    assert.equal(await kind('resend', broadcast.id), 'closed')
    assert.deepEqual(ports.requeued, [])
  })

  it('leaves only with the visa of every step, for that very seal', async () => {
    const { broadcast, validation } = await approved(ports)
    for (const at of validation.steps.keys())
      for (const change of [{ visas: [] }, { visas: [{ ...validation.steps[at]!.visas[0]!, seal: 'another' }] }]) {
        ports.tamper('validation', {
          ...validation,
          steps: validation.steps.map((step, index) => (index === at ? { ...step, ...change } : step)),
        })
        assert.equal(await checkSeal(ports, broadcast), false, `step ${at}`)
      }
    ports.tamper('validation', {
      ...validation,
      steps: validation.steps.map(step => ({ ...step, facets: ['substance'] })),
    })
    assert.equal(await checkSeal(ports, broadcast), false, 'nobody vouched for the form')
    ports.tamper('validation', validation)
    assert.equal(await checkSeal(ports, broadcast), true)
  })

  it('by two people at once is done once', async () => {
    const { broadcast, post } = await brought(ports)
    const atOnce = async (order: Order, other: Order = order) => {
      let second = ''
      ports.beforeCommit(async () => void (second = await kind(other, broadcast.id, otherComms)))
      const first = await kind(order, broadcast.id)
      return [second, first]
    }
    Object.assign(ports.report.counts, { unknown: 3 })
    assert.deepEqual(await atOnce('resend'), ['resent', 'already-started'])
    assert.deepEqual(ports.requeued, [`unknown ${broadcast.id}`])
    assert.deepEqual(await atOnce('pause'), ['paused', 'paused'])
    assert.equal(ports.journal.filter(({ verb }) => verb === 'broadcast.paused').length, 1)
    assert.deepEqual(await atOnce('resume'), ['resumed', 'already-started'])
    ports.tamper('broadcast', { ...broadcast, version: (await ports.broadcasts.byId(broadcast.id))!.version })
    ports.tamper('post', { ...post, version: (await ports.posts.byId(post.id))!.version })
    assert.deepEqual(await atOnce('correct', 'takeBack'), ['taking-back', 'being-changed'])
    assert.equal(await kind('takeBack', broadcast.id), 'being-changed')
    assert.equal((await ports.broadcasts.changing(broadcast.id)).length, 1)
  })
})
