import assert from 'node:assert/strict'
import sinon from 'sinon'
import { createThreadPace } from '../../src/dispatch/thread-pace.ts'
import { createFakeThreadTurns } from '../fakes/turns.ts'

const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

describe('pace of one conversation', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers()))
  afterEach(() => clock.restore())

  const open = (longestWaitMs?: number) =>
    createThreadPace({
      turns: createFakeThreadTurns(Date.now),
      sleep,
      ...(longestWaitMs === undefined ? {} : { longestWaitMs }),
    })

  it('waits for the turn that it was given: 7 a second, 8 in two seconds, 60 in 30 s, in any window', async () => {
    const pace = open(Infinity)
    const left: number[] = []
    for (let i = 0; i < 150; i++) void pace.take('19:channel').then(() => left.push(Date.now()))
    await clock.tickAsync(120_000)
    assert.equal(left.length, 150)
    for (const { count, ms } of [
      { count: 7, ms: 1000 },
      { count: 8, ms: 2000 },
      { count: 60, ms: 30_000 },
    ])
      for (const at of left)
        assert.ok(left.filter(other => other >= at && other < at + ms).length <= count, `${count} in ${ms} ms`)
  })

  it('counts every thread of a channel as the channel, and other conversations apart', async () => {
    const pace = open(0)
    for (let i = 0; i < 7; i++) assert.equal((await pace.take(`19:channel;messageid=${i}`)).kind, 'had')
    assert.equal((await pace.take('19:channel')).kind, 'wait')
    assert.equal((await pace.take('a:other')).kind, 'had')
  })

  it('says how long instead of waiting when it would be long, and takes no turn then', async () => {
    const pace = open(5_000)
    let taken = 0
    for (let i = 0; i < 100; i++) void pace.take('19:channel').then(({ kind }) => (taken += kind === 'had' ? 1 : 0))
    await clock.tickAsync(29_000)
    assert.ok(taken <= 60)
    const wait = await pace.take('19:channel')
    assert.ok(wait.kind === 'had' || wait.ms > 5_000)
  })

  it('takes another turn where the first was slept through, three at most: late ones would leave with the next', async () => {
    for (const [late, turnsTaken] of [
      [[300], 2],
      [[190], 1],
      [[300, 300, 300, 300], 3],
    ] as const) {
      const lateness = [...late]
      let taken = 0
      const turns = { take: async () => (taken++, { inMs: 200, taken: true }) }
      const pace = createThreadPace({
        turns,
        sleep: ms => sleep(ms + (lateness.shift() ?? 0)),
        now: () => Date.now(),
      })
      const waited = pace.take('a:one')
      await clock.tickAsync(5_000)
      assert.deepEqual([(await waited).kind, taken], ['had', turnsTaken])
    }
  })

  it('keeps the limits though some leave later than their turn: those take another one', async () => {
    const pace = open(Infinity)
    const left: number[] = []
    let taken = 0
    // By the fourth of them the machine is at leisure again, and whoever comes then is on time.
    const send = async (index: number): Promise<void> => {
      const turn = await pace.take('19:channel')
      assert.ok(turn.kind === 'had')
      await sleep(index < 3 ? 600 : 150)
      if (!turn.holds()) {
        taken++
        await turn.again()
      }
      left.push(Date.now())
    }
    for (let index = 0; index < 20; index++) void send(index)
    await clock.tickAsync(60_000)
    assert.deepEqual([left.length, taken], [20, 3])
    for (const [count, ms] of [
      [7, 1_000],
      [8, 2_000],
    ] as const)
      for (const at of left)
        assert.ok(left.filter(other => other >= at && other < at + ms).length <= count, `${count} in ${ms} ms`)
  })

  it('lets who was late three times go', async () => {
    const turn = await open(Infinity).take('19:channel')
    assert.ok(turn.kind === 'had')
    for (const goes of [false, false, true]) {
      await clock.tickAsync(300)
      assert.equal(turn.holds(), goes)
      if (!goes) assert.equal(await turn.again(), 0)
    }
  })

  it('lets the caller know that the store is away', async () => {
    const pace = createThreadPace({ turns: { take: () => Promise.reject(new Error('away')) }, sleep })
    await assert.rejects(pace.take('a:one'), /away/)
  })
})
