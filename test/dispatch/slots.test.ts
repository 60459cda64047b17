import assert from 'node:assert/strict'
import { FarClock, Slots } from '../../src/dispatch/rate/slots.ts'

/** The store's clock is ours here, unless it is said otherwise. */
const open = (aheadMs = 0) => new Slots(given => given + aheadMs)

describe('the departures that a process was given', () => {
  it('are used in their order, whatever order they came in', () => {
    const slots = open()
    slots.add('broadcast', [300, 100])
    slots.add('broadcast', [200])
    const seen = [0, 1, 2].map(() => {
      const at = slots.next('broadcast')
      slots.take('broadcast')
      return at
    })
    assert.deepEqual([seen, slots.next('broadcast')], [[100, 200, 300], Infinity])
  })

  it('of a broadcast may be taken by an answer, those of an answer never by a broadcast', () => {
    const slots = open()
    slots.add('answer', [100])
    assert.deepEqual([slots.next('answer'), slots.next('broadcast')], [100, Infinity])
    slots.take('broadcast')
    assert.deepEqual(slots.held('answer'), { count: 1, last: 100 })
    slots.add('broadcast', [50])
    assert.deepEqual([slots.next('answer'), slots.next('broadcast')], [50, 50])
    slots.take('answer')
    assert.deepEqual([slots.next('answer'), slots.next('broadcast'), slots.held('broadcast').count], [100, Infinity, 0])
  })

  it('let leave who took one, once, and nobody else', () => {
    const slots = open()
    slots.add('broadcast', [100])
    slots.add('answer', [110])
    assert.equal(slots.leave('broadcast', 100), false, 'nothing was taken')
    slots.take('broadcast')
    assert.equal(slots.leave('answer', 100), false, 'an answer leaves with what an answer took')
    assert.deepEqual([slots.leave('broadcast', 100), slots.leave('broadcast', 100)], [true, false])
  })

  it('are missed 20 ms after their moment, whoever took one included; the store hears of each once', () => {
    const slots = open()
    slots.add('broadcast', [100, 200])
    slots.miss(120)
    assert.equal(slots.held('broadcast').count, 2)
    slots.miss(121)
    assert.deepEqual([slots.held('broadcast').count, slots.takeUnused(), slots.takeUnused()], [1, [100], []])
    slots.take('broadcast')
    assert.equal(slots.leave('broadcast', 221), false, 'its bytes would leave too late')
    assert.deepEqual(slots.takeUnused(), [200])
    slots.add('broadcast', [300])
    slots.take('broadcast')
    assert.equal(slots.leave('broadcast', 320), true)
    assert.deepEqual(slots.takeUnused(), [], 'what left was used')
  })

  it('are all given back when Teams says to wait, those that were taken too', () => {
    const slots = open()
    slots.add('broadcast', [100, 200])
    slots.add('answer', [150])
    slots.take('broadcast')
    slots.clear()
    assert.deepEqual(
      [slots.takeUnused().toSorted((a, b) => a - b), slots.leave('broadcast', 100), slots.next('answer')],
      [[100, 150, 200], false, Infinity],
    )
  })

  it('are booked when they are near, each once, and not those for which somebody is ready', () => {
    const slots = open()
    slots.add('broadcast', [100, 200])
    assert.deepEqual([slots.book(0, 39), slots.bookable(0)], [false, 40])
    assert.equal(slots.book(0, 40), true)
    assert.deepEqual([slots.book(0, 40), slots.bookable(0)], [false, 140], 'the next one is far')
    assert.equal(slots.book(0, 140), true)
    assert.deepEqual([slots.book(0, 200), slots.bookable(0)], [false, 121], 'then the booked ones are over')
    const ready = open()
    ready.add('broadcast', [100])
    assert.deepEqual([ready.book(1, 100), ready.book(0, 100)], [false, true])
    const answers = open()
    answers.add('answer', [100])
    assert.deepEqual([answers.book(0, 100), answers.bookable(0)], [false, Infinity])
  })

  it('come when the clock of the store says so, on ours', () => {
    const slots = open(1_000)
    slots.add('broadcast', [100])
    assert.equal(slots.next('broadcast'), 1_100)
    slots.miss(1_120)
    assert.deepEqual(slots.held('broadcast'), { count: 1, last: 1_100 })
    slots.miss(1_121)
    assert.deepEqual(slots.takeUnused(), [100], 'said by its clock')
  })
})

describe('the clock of the store', () => {
  it('is told the better the shorter a round trip was, and the latest that fits is taken', () => {
    const clock = new FarClock()
    assert.equal(clock.here(500), 500, 'nothing heard yet')
    clock.heard(1_000, 1_100, 0)
    assert.equal(clock.here(0), 1_100)
    clock.heard(2_000, 2_040, 1_000)
    assert.equal(clock.here(0), 1_040, 'a quicker one says better')
    clock.heard(3_000, 3_200, 2_000)
    assert.equal(clock.here(0), 1_040, 'a slow one nothing new')
  })

  it('is believed when it jumped', () => {
    const clock = new FarClock()
    clock.heard(1_000, 1_010, 0)
    clock.heard(2_000, 2_010, 60_000)
    assert.equal(clock.here(60_000), 2_010)
    clock.heard(3_000, 3_010, 0)
    assert.equal(clock.here(0), 3_000)
  })
})
