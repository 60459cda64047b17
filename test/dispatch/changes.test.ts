import assert from 'node:assert/strict'
import sinon from 'sinon'
import type { Broadcast, BroadcastKind } from '../../src/core/domain/broadcasts/broadcast.ts'
import { checkSeal } from '../../src/core/use-cases/broadcasts/sealed/check-seal.ts'
import type { SealedVersion } from '../../src/core/domain/posts/post.ts'
import { computeSeal } from '../../src/core/domain/seal.ts'
import { remarkSaid } from '../../src/core/use-cases/broadcasts/standing-broadcast.ts'
import { planBroadcast } from '../../src/dispatch/plan.ts'
import { conversation, drive, running, until } from './drive.ts'
import { settings } from '../fakes/ports.ts'
import { FakeWorld } from './fake-world.ts'
import { stepOf, visaOf } from '../support/steps-of.ts'
import { keyed } from '../fakes/keyed.ts'

/** A broadcast `b0` delivered cards to so many; `b1` changes them. */
function changing(kind: Exclude<BroadcastKind, 'send'>, people: number): FakeWorld {
  const world = new FakeWorld()
  const target: Broadcast = { ...world.broadcast, id: 'b0', state: 'done' }
  world.others = [target]
  for (const person of [...Array(people).keys()].map(number => `p${number}`))
    world.ledger.put('b0', {
      person,
      givenName: 'Agent',
      state: 'delivered',
      conversationId: `a:${person}`,
      activityId: `1${person}`,
    })
  world.broadcast = { ...world.broadcast, kind, targetId: 'b0', expiresOn: null }
  world.post = {
    ...world.post,
    state: kind === 'correct' ? 'broadcasting' : 'broadcast',
    broadcastId: kind === 'correct' ? 'b1' : 'b0',
  }
  if (kind === 'correct') correct(world)
  return world
}

/** Approved anew, as a correction of `b0`. */
function correct(world: FakeWorld): void {
  const [first] = world.post.sealed
  const corrected: SealedVersion = {
    ...first!,
    number: 2,
    correctionOf: 'b0',
    rendered: { ...first!.rendered, summary: 'Vœux, le bon jour' },
  }
  const seal = computeSeal(corrected)
  const content = world.post.content
  world.post = {
    ...world.post,
    sealed: [first!, { ...corrected, seal }],
    correcting: { broadcastId: 'b0', content, expiresOn: null },
  }
  world.validation = {
    ...world.validation,
    seal,
    steps: [stepOf('communication', ['approver'], { visas: [visaOf('approver', { seal })] })],
  }
  world.broadcast = { ...world.broadcast, seal, rendered: corrected.rendered }
}

describe('changing cards that were delivered', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  async function carried(world: FakeWorld): Promise<string> {
    await planBroadcast(world.ports(), 'b1', settings)
    return until(clock, drive(world.ports(), { memory: world.memory }))
  }

  it('corrects each card where it lies, and says when it was corrected', async () => {
    const world = changing('correct', 40)
    assert.equal(await carried(world), 'done')
    assert.equal(world.broadcast.planned, 40)
    assert.equal(world.turns, 40)
    const { startedAt } = world.broadcast
    const frame = {
      firstContact: false,
      broadcastId: 'b0',
      correctedAt: startedAt,
      expiredOn: null,
      remark: null,
      answered: null,
    }
    assert.ok(world.sends.length === 40 && startedAt !== null)
    for (const sent of world.sends) assert.deepEqual(sent.frame, frame)
    assert.equal(world.ledger.row('p3').activityId, '1p3')
    assert.deepEqual([world.post.state, world.post.correcting], ['broadcast', null])
  })

  it('of a correction that is held, mends the cards that left, and leaves those alone that did not', async () => {
    const world = changing('mend', 5)
    world.others = [...world.others, { ...world.others[0]!, id: 'fix', kind: 'correct', targetId: 'b0', state: 'held' }]
    for (const [person, state] of [
      ['p1', 'delivered'],
      ['p3', 'queued'],
    ] as const)
      world.ledger.put('fix', { person, givenName: 'Agent', state, conversationId: `a:${person}`, activityId: person })
    world.broadcast = { ...world.broadcast, mends: 'fix' }
    assert.equal(await carried(world), 'done')
    assert.deepEqual([...world.ledger.rows.keys()], ['p1'])
  })

  it('takes each card away; the post is then taken back', async () => {
    const world = changing('take-back', 40)
    assert.equal(await carried(world), 'done')
    assert.equal(new Set(world.takenBack).size, 40)
    assert.equal(world.takenBack.length, 40)
    assert.equal(world.post.state, 'taken-back')
  })

  it('waits for those whom its target is reaching at this moment: their card goes too', async () => {
    const world = changing('take-back', 2)
    world.ledger.put('b0', { person: 'late', state: 'sending', leaseUntil: Date.now() + 60_000 })
    await assert.rejects(planBroadcast(world.ports(), 'b1', settings), { code: 'still-sending' })
    assert.equal(world.broadcast.state, 'planning')
  })

  it('waits for those whom what gave way is reaching at this moment: this card comes after that one', async () => {
    const world = changing('call-off', 2)
    const remark: Broadcast = { ...world.broadcast, id: 'r', kind: 'remark', state: 'stopped', gaveWay: true }
    world.others.push(remark)
    world.ledger.put('r', { person: 'p0', state: 'sending', leaseUntil: Date.now() + 60_000 })
    world.ledger.put('r', { person: 'p1', state: 'queued' })
    await assert.rejects(planBroadcast(world.ports(), 'b1', settings), { code: 'still-sending' })
    assert.deepEqual([world.broadcast.state, world.sends.length], ['planning', 0])
    const { counts, refused } = await world.ports().deliveries.report('r')
    assert.deepEqual([counts.queued, counts.sending, refused.cancelled], [0, 1, 1])
    world.ledger.put('r', { person: 'p0', state: 'delivered' })
    assert.equal(await carried(world), 'done')
    assert.equal(world.sends.length, 2)
  })

  it('says on each card since when it is over; the post stays as it is', async () => {
    const world = changing('expire', 3)
    const version = { ...world.post.sealed[0]!, expiresOn: '2026-11-24' }
    const seal = computeSeal(version)
    world.post = { ...world.post, sealed: [{ ...version, seal }] }
    world.others = [{ ...world.others[0]!, seal, expiresOn: version.expiresOn }]
    const correctedAt = '2026-11-20T09:00:00.000Z'
    world.broadcast = { ...world.broadcast, seal, expiresOn: version.expiresOn, correctedAt }
    assert.equal(await carried(world), 'done')
    assert.deepEqual(
      world.sends.map(({ frame }) => [frame.expiredOn, frame.correctedAt]),
      Array(3).fill(['2026-11-24', correctedAt]),
    )
    assert.equal(world.post.state, 'broadcast')
  })

  it('repeats what was not answered, and what a dead process left, until it is known', async () => {
    const world = changing('take-back', 30)
    await planBroadcast(world.ports(), 'b1', settings)
    const dead = world.ports('dead').deliveries
    await dead.markSending(
      'b1',
      (await dead.claim('b1', 5, 45_000)).map(({ person }) => person),
    )
    world.changed = ({ attempts, person }) =>
      attempts < 2 ? { kind: 'unknown' } : { kind: 'delivered', conversationId: `a:${person}`, activityId: '1' }
    assert.equal(await until(clock, drive(world.ports())), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 30 })
  })

  it('reaches those too who left what is optional: they have the card', async () => {
    const world = changing('correct', 2)
    world.ledger.conversations.set('p0', conversation('p0', { optedOut: true }))
    assert.equal(await carried(world), 'done')
    assert.equal(world.sends.length, 2)
  })

  it('is held when it is not what was approved', async () => {
    for (const kind of ['correct', 'take-back', 'expire'] as const) {
      const world = changing(kind, 3)
      world.broadcast = { ...world.broadcast, rendered: { ...world.broadcast.rendered, summary: 'Autre chose' } }
      assert.equal(await carried(world), 'held', kind)
      assert.deepEqual([world.sends.length, world.broadcast.heldBecause], [0, 'seal-mismatch'])
    }
  })

  it('asks for the visas of a correction, and for a target that was sent', async () => {
    const broken: [BroadcastKind, (world: FakeWorld) => void][] = [
      ['correct', world => (world.validation = { ...world.validation, state: 'waiting' })],
      ['correct', world => (world.broadcast = { ...world.broadcast, targetId: 'another' })],
      ['take-back', world => (world.others = [])],
      ['expire', world => (world.others = [{ ...world.others[0]!, postId: 'another' }])],
    ]
    for (const [kind, breakIt] of broken) {
      const world = changing(kind as 'correct', 1)
      assert.ok(await checkSeal(world.ports(), world.broadcast), kind)
      breakIt(world)
      assert.equal(await checkSeal(world.ports(), world.broadcast), false, `${kind}: ${String(breakIt)}`)
    }
  })

  it('expires what a correction put there, and nothing that was never approved', async () => {
    const world = changing('correct', 1)
    const correction = { ...world.broadcast, id: 'b2', kind: 'correct' as const, state: 'done' as const }
    world.broadcast = { ...world.broadcast, kind: 'expire' }
    assert.equal(await checkSeal(world.ports(), world.broadcast), false)
    world.others.push(correction)
    assert.ok(await checkSeal(world.ports(), world.broadcast))
  })
})

describe('changing the cards of an event', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())
  const event = { date: '2026-12-10', time: '12:30', place: 'Salle A', capacity: null }

  /** So many have the card; `p0` comes, `p1` waits for a place, `p2` does not come. */
  function ofEvent(kind: Exclude<BroadcastKind, 'send'>, people = 6): FakeWorld {
    const world = changing(kind, people)
    const content = { ...world.post.content, kind: 'event' as const, event }
    world.post = { ...world.post, content, correcting: world.post.correcting && { ...world.post.correcting, content } }
    for (const [person, answer] of [
      ['p0', 'yes'],
      ['p1', 'waiting'],
      ['p2', 'no'],
    ] as const)
      world.answers.set(person, {
        id: `p1:${person}`,
        version: 1,
        postId: 'p1',
        person,
        answer,
        at: '2026-11-20T09:00:00.000Z',
      })
    return world
  }
  const beside = (world: FakeWorld, key: string, person: string) =>
    world.placements.set(keyed(key), {
      key: keyed(key),
      version: 1,
      state: 'placed',
      to: { kind: 'person', id: person },
      conversationId: `a:${person}`,
      activityId: `2${person}`,
      reason: null,
      leaseUntil: null,
      updatedAt: '',
    })
  /** Another place than the one that people count on. */
  const moved = (world: FakeWorld) => {
    world.post = { ...world.post, content: { ...world.post.content, event: { ...event, place: 'Salle B' } } }
    world.broadcast = { ...world.broadcast, moved: ['place'] }
  }
  const carried = async (world: FakeWorld): Promise<string> => {
    if (world.broadcast.state === 'planning') await planBroadcast(world.ports(), 'b1', settings)
    return until(clock, drive(world.ports(), { memory: world.memory }))
  }

  it('leaves on each card what its reader said, and draws anew what else shows it to them, in turns of the broadcast', async () => {
    const world = ofEvent('correct')
    beside(world, 'event:p1:p0:2', 'p0')
    beside(world, 'reminder:p1:p0', 'p0')
    beside(world, 'tracking:p1:p0', 'p0')
    assert.equal(await carried(world), 'done')
    const said = Object.fromEntries(
      world.sends.map(({ person, frame }) => [person, frame.answered?.answer.answer ?? null]),
    )
    assert.deepEqual(said, { p0: 'yes', p1: 'waiting', p2: 'no', p3: null, p4: null, p5: null })
    assert.deepEqual(world.beside.toSorted(), ['redraw event:p1:p0:2', 'redraw reminder:p1:p0'])
    assert.equal(world.turns, 6 + 2)
    assert.deepEqual(world.ledger.counts(), { delivered: 6 })
  })

  it('says by a correction what is true for all, to who did not answer too, by its own words and places', async () => {
    const said = async (capacity: number | null, closesOn?: string) => {
      const world = ofEvent('correct')
      const corrected = { ...event, capacity, ...(closesOn && { closesOn }) }
      world.post = { ...world.post, content: { ...world.post.content, event: corrected } }
      // As it was planned before it was held.
      world.broadcast = { ...world.broadcast, remark: 'closed' }
      world.places = { id: 'p1', version: 1, taken: 1, waiting: [] }
      assert.equal(await carried(world), 'done')
      assert.equal(world.broadcast.remark ?? null, remarkSaid([world.broadcast]))
      return world.sends.find(({ person }) => person === 'p5')?.frame.remark
    }
    assert.equal(await said(1), 'full')
    assert.equal(await said(2), null)
    assert.equal(await said(2, '2026-11-24'), 'closed')
  })

  it('draws anew what an assistant has of it, also for who said nothing', async () => {
    const world = ofEvent('correct')
    for (const person of ['p0', 'p5']) {
      const helps = { person: { id: 'aide', name: 'Aide' }, at: '2026-11-25T09:00:00.000Z' }
      world.assistants.set(person, { id: person, version: 1, name: person, named: [helps] })
      beside(world, `answering:${person}:p1:aide`, 'aide')
    }
    const looked: string[] = []
    world.assistants.get = person => {
      looked.push(person)
      return [...world.assistants].find(([id]) => id === person)?.[1]
    }
    assert.equal(await carried(world), 'done')
    const asked = world.changes.flatMap(one => ('job' in one && one.job === 'placement.refresh' ? [one.data.key] : []))
    assert.ok(world.beside.includes('redraw answering:p0:p1:aide'))
    assert.deepEqual(
      asked.filter(key => key.startsWith('answering:')),
      ['answering:p5:p1:aide'],
    )
    assert.deepEqual([looked.includes('p0'), looked.includes('p4'), looked.includes('p5')], [true, false, false])
  })

  it('says that it is full to who could still answer: whoever has a place, or waits, costs no request', async () => {
    for (const remark of ['full', 'free'] as const) {
      const world = ofEvent('remark')
      world.broadcast = { ...world.broadcast, remark }
      assert.equal(await carried(world), 'done')
      const said = Object.fromEntries(world.sends.map(({ person, frame }) => [person, frame.remark]))
      const shown = remark === 'full' ? 'full' : null
      assert.deepEqual(said, { p2: shown, p3: shown, p4: shown, p5: shown })
      assert.deepEqual(world.ledger.counts(), { delivered: 6 })
      assert.deepEqual(
        [world.ledger.row('p0').conversationId, world.ledger.row('p0').activityId],
        ['a:p0', '1p0'],
        'where their card lies is kept',
      )
    }
  })

  it('says to everybody that answers are over, with what each said', async () => {
    const world = ofEvent('remark')
    world.broadcast = { ...world.broadcast, remark: 'closed' }
    beside(world, 'event:p1:p0:2', 'p0')
    assert.equal(await carried(world), 'done')
    const said = Object.fromEntries(
      world.sends.map(({ person, frame }) => [person, [frame.remark, frame.answered?.answer.answer ?? null]]),
    )
    assert.deepEqual([Object.keys(said).length, said['p0'], said['p5']], [6, ['closed', 'yes'], ['closed', null]])
    assert.deepEqual(world.beside, ['redraw event:p1:p0:2'])
  })

  it('says to everybody that it is called off, and tells whoever is registered', async () => {
    const world = ofEvent('call-off')
    world.broadcast = { ...world.broadcast, reason: 'Orages' }
    assert.equal(await carried(world), 'done')
    const said = world.sends.map(({ frame }) => `${frame.remark}, ${frame.reason}`)
    assert.deepEqual([...new Set(said)], ['cancelled, Orages'])
    assert.deepEqual(world.beside.toSorted(), ['show cancelled:b1:p0', 'show cancelled:b1:p1'])
    assert.equal(world.ledger.counts()['delivered'], 6)
    assert.deepEqual([world.post.state, world.post.calledOff?.by.id], ['broadcast', world.broadcast.sentBy?.id])
    assert.ok(
      world.changes.some(one => 'job' in one && one.job === 'post.follow'),
      'calendars and boards follow',
    )
  })

  it('takes back what was called off, and tells nobody of it a second time', async () => {
    const world = ofEvent('take-back')
    world.others.push({
      ...world.broadcast,
      id: 'off',
      kind: 'call-off',
      state: 'done',
      startedAt: '2026-11-24T09:00:00.000Z',
    })
    beside(world, 'cancelled:off:p0', 'p0')
    assert.equal(await carried(world), 'done')
    assert.deepEqual(world.beside.toSorted(), ['redraw cancelled:off:p0', 'show cancelled:b1:p1'])
  })

  it('tells whoever is registered of another place, once, though a row goes round again', async () => {
    const world = ofEvent('correct')
    moved(world)
    const { post } = world
    assert.equal(await carried(world), 'done')
    assert.deepEqual(world.beside.toSorted(), ['show moved:b1:p0', 'show moved:b1:p1'])
    // The process died before the ledger heard of it.
    Object.assign(world.ledger.row('p0'), { state: 'queued', notBefore: 0 })
    world.broadcast = { ...world.broadcast, state: 'running' }
    world.post = post
    assert.equal(await carried(world), 'done')
    assert.deepEqual(world.beside.slice(2), ['redraw moved:b1:p0'])
  })

  it('takes every other card away with the delivered one, and tells that it is cancelled; the report counts people', async () => {
    const world = ofEvent('take-back')
    beside(world, 'event:p1:p0:2', 'p0')
    beside(world, 'reminder:p1:p2', 'p2')
    assert.equal(await carried(world), 'done')
    assert.deepEqual(world.beside.toSorted(), [
      'remove event:p1:p0:2',
      'remove reminder:p1:p2',
      'show cancelled:b1:p0',
      'show cancelled:b1:p1',
    ])
    assert.deepEqual([...world.placements.keys()].toSorted(), ['cancelled:b1:p0', 'cancelled:b1:p1'])
    assert.deepEqual(world.ledger.counts(), { delivered: 6 })
  })

  it('is not done with a person before every card of theirs is', async () => {
    const world = ofEvent('take-back', 3)
    beside(world, 'event:p1:p0:2', 'p0')
    await planBroadcast(world.ports(), 'b1', settings)
    world.besideOutcome = { kind: 'failed', status: 503 }
    const driving = drive(world.ports(), { memory: world.memory })
    await clock.tickAsync(2_000)
    assert.deepEqual(world.ledger.counts(), { delivered: 1, queued: 2 })
    assert.equal(world.broadcast.state, 'running')
    world.besideOutcome = { kind: 'delivered', conversationId: 'a:beside', activityId: '9' }
    assert.equal(await until(clock, driving), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 3 })
  })

  it('is done with a person whose card changed, and leaves to a job the cards beside it that no try brings about', async () => {
    const world = ofEvent('correct', 3)
    moved(world)
    beside(world, 'event:p1:p0:2', 'p0')
    world.besideOutcome = { kind: 'failed', status: 503 }
    assert.equal(await carried(world), 'done')
    assert.deepEqual(world.ledger.counts(), { delivered: 3 })
    const jobs = world.changes.flatMap(change =>
      'job' in change && /^(event|placement)/.test(change.job) ? [JSON.stringify(change)] : [],
    )
    for (const job of [
      { job: 'event.follow', data: { postId: 'p1', person: 'p0' } },
      { job: 'placement.refresh', data: { key: 'moved:b1:p0' } },
    ])
      assert.ok(jobs.includes(JSON.stringify(job)), jobs.join(' '))
  })

  it('goes round once more for who answers while their card is drawn', async () => {
    const world = ofEvent('correct', 1)
    world.changed = ({ conversationId, activityId }) => {
      const said = world.answers.get('p0')!
      if (said.version === 1) world.answers.set('p0', { ...said, version: 2, answer: 'no' })
      return { kind: 'delivered', conversationId: conversationId ?? '', activityId }
    }
    assert.equal(await carried(world), 'done')
    assert.deepEqual(
      world.sends.map(({ frame }) => frame.answered?.answer.answer),
      ['yes', 'no'],
    )
  })

  it('tells nobody of what is over, nor of a correction that moves nothing', async () => {
    const corrected = ofEvent('correct')
    assert.equal(await carried(corrected), 'done')
    assert.deepEqual(corrected.beside, [])
    const over = ofEvent('take-back')
    over.post = { ...over.post, content: { ...over.post.content, event: { ...event, date: '2026-11-24' } } }
    assert.equal(await carried(over), 'done')
    assert.deepEqual(over.beside, [])
  })
})

describe('whom a broadcast is for', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers(Date.parse('2026-11-25T09:00:00Z'))))
  afterEach(() => clock.restore())

  it('leaves those alone who left what is optional: no turn, no request', async () => {
    for (const mandatory of [false, true]) {
      const world = await running(5)
      const version = { ...world.post.sealed[0]!, mandatory }
      const seal = computeSeal(version)
      world.post = { ...world.post, sealed: [{ ...version, seal }] }
      world.validation = {
        ...world.validation,
        seal,
        steps: [stepOf('communication', ['approver'], { visas: [visaOf('approver', { seal })] })],
      }
      world.broadcast = { ...world.broadcast, mandatory, seal }
      world.ledger.conversations.set('p1', conversation('p1', { optedOut: true }))
      assert.equal(await until(clock, drive(world.ports())), 'done')
      assert.equal(world.sends.length, mandatory ? 5 : 4)
      assert.equal(world.turns, mandatory ? 5 : 4)
      assert.deepEqual((await world.ports().deliveries.report('b1')).refused, mandatory ? {} : { 'opted-out': 1 })
      assert.equal(world.ledger.row('p1').attempts, mandatory ? 1 : 0)
    }
  })

  it('sends to nobody when the ledger holds other people than were frozen', async () => {
    const world = new FakeWorld()
    world.people = []
    await planBroadcast(world.ports(), 'b1', settings)
    assert.ok(world.broadcast.frozenDigest)
    world.ledger.put('b1', { person: 'slipped-in' })
    assert.equal(await until(clock, drive(world.ports())), 'held')
    assert.deepEqual(
      [world.sends.length, world.broadcast.heldBecause, world.journal().at(-1)],
      [0, 'seal-mismatch', 'broadcast.held'],
    )
  })

  it('sends to nobody when somebody in the ledger was put in the place of another', async () => {
    const world = await running(3)
    const [first] = world.ledger.rows.keys()
    world.ledger.rows.delete(first!)
    world.ledger.put('b1', { person: 'in-their-place' })
    assert.equal((await world.ports().deliveries.frozen('b1')).people, 3)
    assert.equal(await until(clock, drive(world.ports())), 'held')
    assert.deepEqual([world.sends.length, world.broadcast.heldBecause], [0, 'seal-mismatch'])
  })

  it('sends to nobody when the broadcast was changed with them, for the journal bears witness to who was frozen', async () => {
    const world = await running(3)
    world.ledger.put('b1', { person: 'slipped-in' })
    const { people, digest } = await world.ports().deliveries.frozen('b1')
    world.broadcast = { ...world.broadcast, planned: people, frozenDigest: digest }
    assert.equal(await until(clock, drive(world.ports())), 'held')
    assert.deepEqual([world.sends.length, world.broadcast.heldBecause], [0, 'seal-mismatch'])
    world.broadcast = { ...world.broadcast, state: 'running', frozenDigest: null }
    assert.equal(await until(clock, drive(world.ports())), 'held')
  })

  it('compares them once in each process, however many runs there are', async () => {
    const world = await running(500)
    const ports = world.ports()
    const frozen = sinon.spy(ports.deliveries, 'frozen')
    assert.equal(await until(clock, drive(ports, { memory: world.memory, runMs: 500, concurrency: 4 })), 'done')
    assert.equal(frozen.callCount, 1)
  })

  it('is done at once where nobody is in it', async () => {
    const world = new FakeWorld()
    await planBroadcast(world.ports(), 'b1', settings)
    assert.equal(await until(clock, drive(world.ports())), 'done')
    assert.deepEqual([world.broadcast.state, world.broadcast.planned], ['done', 0])
    assert.deepEqual(world.journal(), ['broadcast.planned', 'broadcast.finished'])
  })
})
