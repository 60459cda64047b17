import assert from 'node:assert/strict'
import fc from 'fast-check'
import sinon from 'sinon'
import { ceilingPerSecond, createPace } from '../../src/dispatch/pace.ts'

type Leaving = { at: number; priority: 'answer' | 'broadcast' }

describe('pace', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => (clock = sinon.useFakeTimers()))
  afterEach(() => clock.restore())

  const open = (perSecond = 50, broadcastPerSecond = 40) =>
    createPace({
      perSecond: () => perSecond,
      broadcastPerSecond,
      now: () => Date.now(),
      sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
    })

  const record = (pace: ReturnType<typeof open>, priority: Leaving['priority'], into: Leaving[]): void =>
    void pace.take(priority).then(() => into.push({ at: Date.now(), priority }))

  it('lets the first one go at once, and never two together at the start', async () => {
    const left: Leaving[] = []
    const pace = open()
    for (let i = 0; i < 5; i++) record(pace, 'answer', left)
    await clock.tickAsync(0)
    assert.equal(left.length, 1)
    await clock.tickAsync(70)
    assert.ok(left.length <= 4, `${left.length} within 70 ms`)
  })

  it('earns nothing while idle', async () => {
    const left: Leaving[] = []
    const pace = open()
    record(pace, 'answer', left)
    await clock.tickAsync(60_000)
    for (let i = 0; i < 100; i++) record(pace, 'answer', left)
    await clock.tickAsync(100)
    assert.ok(left.length <= 7, `${left.length - 1} within 100 ms after a minute of idling`)
  })

  it('uses the budget that it has: 47.5 a second when 50 are asked, 40 for broadcasts', async () => {
    const answers: Leaving[] = []
    const pace = open()
    for (let i = 0; i < 1000; i++) record(pace, 'answer', answers)
    await clock.tickAsync(10_000)
    assert.ok(Math.abs(answers.length - 10 * ceilingPerSecond) <= 5, `${answers.length} in 10 s`)

    const broadcasts: Leaving[] = []
    const other = open()
    for (let i = 0; i < 1000; i++) record(other, 'broadcast', broadcasts)
    await clock.tickAsync(10_000)
    assert.ok(Math.abs(broadcasts.length - 400) <= 5, `${broadcasts.length} in 10 s`)
  })

  it('lets an answer pass a long queue of broadcasts', async () => {
    const left: Leaving[] = []
    const pace = open(20, 10)
    for (let i = 0; i < 200; i++) record(pace, 'broadcast', left)
    await clock.tickAsync(5_000)
    const before = Date.now()
    record(pace, 'answer', left)
    await clock.tickAsync(200)
    const answer = left.find(({ priority }) => priority === 'answer')
    assert.ok(answer && answer.at - before <= 1000 / 20 / 0.8, 'an answer waits for one slot at most')
  })

  it('holds everyone for as long as Teams asks, then starts at half and comes back', async () => {
    const left: Leaving[] = []
    const pace = open(40, 40)
    for (let i = 0; i < 2000; i++) record(pace, 'broadcast', left)
    await clock.tickAsync(2_000)
    pace.throttled(5_000)
    pace.throttled(3_000)
    record(pace, 'answer', left)
    const held = left.length
    await clock.tickAsync(4_990)
    assert.equal(left.length, held)
    await clock.tickAsync(1_010)
    const firstSecond = left.length - held
    assert.ok(firstSecond >= 18 && firstSecond <= 23, `${firstSecond} in the first second`)
    await clock.tickAsync(15_000)
    const before = left.length
    await clock.tickAsync(2_000)
    assert.ok(left.length - before >= 78, `${(left.length - before) / 2} a second in the end`)
    assert.equal(pace.figures().throttled, 2)
  })

  it('slows down again when throttled again', async () => {
    const left: Leaving[] = []
    const pace = open(40, 40)
    for (let i = 0; i < 2000; i++) record(pace, 'broadcast', left)
    for (let i = 0; i < 3; i++) {
      pace.throttled(1_000)
      await clock.tickAsync(1_000)
    }
    const before = left.length
    await clock.tickAsync(1_000)
    assert.ok(left.length - before <= 9, `${left.length - before} a second after three episodes`)
  })

  it('never lets more go than the budget in any sliding second, whoever comes when, however late the timers', async () => {
    const arrivals = fc.array(
      fc.record({ after: fc.nat(300), many: fc.integer({ min: 1, max: 60 }), answer: fc.boolean(), late: fc.nat(400) }),
      { minLength: 1, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), async (steps, whole, part) => {
        const left: Leaving[] = []
        let late = 0
        const pace = createPace({
          perSecond: () => whole,
          broadcastPerSecond: part,
          now: () => Date.now(),
          sleep: ms => new Promise(resolve => setTimeout(resolve, ms + late)),
        })
        for (const step of steps) {
          late = step.late
          for (let i = 0; i < step.many; i++) record(pace, step.answer ? 'answer' : 'broadcast', left)
          await clock.tickAsync(step.after)
        }
        late = 0
        await clock.tickAsync(3_000)
        assert.ok(worstSecond(left) <= Math.ceil(Math.min(whole, ceilingPerSecond)))
        const broadcasts = left.filter(({ priority }) => priority === 'broadcast')
        assert.ok(worstSecond(broadcasts) <= Math.ceil(Math.min(part, whole, ceilingPerSecond)))
      }),
      { numRuns: 60 },
    )
  })
})

function worstSecond(left: Leaving[]): number {
  let worst = 0
  let first = 0
  for (const [last, { at }] of left.entries()) {
    while (left[first]!.at <= at - 1000) first++
    worst = Math.max(worst, last - first + 1)
  }
  return worst
}
