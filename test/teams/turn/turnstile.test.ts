import assert from 'node:assert/strict'
import { createTurnstile, type Turnstile } from '../../../src/teams/turn/turnstile.ts'

describe('createTurnstile', () => {
  let now: number
  let turnstile: Turnstile
  beforeEach(() => {
    now = 0
    turnstile = createTurnstile({ perMinute: 10, now: () => now })
  })
  const enter = (times: number, person = 'p') => Array.from({ length: times }, () => turnstile.enter(person, 'press'))

  it('lets so many in each minute, and says once that it is too many', () => {
    assert.deepEqual(new Set(enter(10)), new Set(['in']))
    assert.deepEqual(enter(3), ['over-now', 'over', 'over'])
    now += 59_999
    assert.deepEqual(enter(1), ['over'])
    now += 1
    assert.deepEqual(enter(11).at(-1), 'over-now')
  })

  it('counts each person alone', () => {
    enter(50)
    assert.deepEqual(enter(10, 'other'), Array(10).fill('in'))
  })

  it('counts cards that refresh themselves apart: who scrolls may still press', () => {
    for (let count = 0; count < 40; count++) assert.equal(turnstile.enter('p', 'refresh'), 'in')
    assert.equal(turnstile.enter('p', 'refresh'), 'over-now')
    assert.deepEqual(enter(10), Array(10).fill('in'))
  })

  it('counts words apart: who presses too much may still write, and is told of either once', () => {
    assert.deepEqual(enter(12).slice(-2), ['over-now', 'over'])
    const write = (times: number) => Array.from({ length: times }, () => turnstile.enter('p', 'words'))
    assert.deepEqual(write(10), Array(10).fill('in'))
    assert.deepEqual(write(2), ['over-now', 'over'])
    assert.deepEqual(enter(1), ['over'])
  })

  /** Works that end when they are told to. */
  const works = (person: string, count: number) => {
    const begun: number[] = []
    const ends: (() => void)[] = []
    const all = Array.from({ length: count }, (_, index) =>
      turnstile.run(person, () => {
        begun.push(index)
        return new Promise<number>(resolve => (ends[index] = () => resolve(index)))
      }),
    )
    return { begun, ends, all }
  }
  const settled = () => new Promise(resolve => setImmediate(resolve))

  it('never shuts anybody out for work that was under way when their minute ended', async () => {
    for (let minute = 0; minute < 5; minute++) {
      const { ends, all } = works('p', 1)
      await settled()
      now += 60_000
      enter(1)
      ends[0]!()
      await Promise.all(all)
    }
    const { begun, ends, all } = works('p', 4)
    await settled()
    assert.deepEqual(begun, [0, 1, 2, 3])
    for (const end of ends) end()
    await Promise.all(all)
  })

  it('remembers what is under way beyond the minute, whoever else comes', async () => {
    const first = works('p', 4)
    await settled()
    now += 60_000
    enter(1, 'other')
    const second = works('p', 1)
    await settled()
    assert.deepEqual(second.begun, [])
    for (const end of first.ends) end()
    await settled()
    assert.deepEqual(second.begun, [0])
    second.ends[0]!()
    await Promise.all([...first.all, ...second.all])
  })

  it('runs four of one person at once, the others in the order in which they came, and nobody else waits', async () => {
    const { begun, ends, all } = works('p', 6)
    await settled()
    assert.deepEqual(begun, [0, 1, 2, 3])
    const other = works('other', 1)
    await settled()
    assert.deepEqual(other.begun, [0])
    ends[2]!()
    await settled()
    assert.deepEqual(begun, [0, 1, 2, 3, 4])
    ends[0]!()
    await settled()
    assert.deepEqual(begun, [0, 1, 2, 3, 4, 5])
    for (const end of [...ends, other.ends[0]!]) end()
    assert.deepEqual(await Promise.all(all), [0, 1, 2, 3, 4, 5])
  })

  it('knows how many are under way, of all people, whatever becomes of them', async () => {
    const ends: (() => void)[] = []
    const work = (person: string): Promise<void> => turnstile.run(person, () => new Promise(end => ends.push(end)))
    const works = [work('a'), work('a'), work('b')]
    const failed = turnstile.run('c', () => Promise.reject(new Error('no')))
    assert.equal(turnstile.underWay(), 4)
    await assert.rejects(failed)
    assert.equal(turnstile.underWay(), 3)
    ends.forEach(end => end())
    await Promise.all(works)
    assert.equal(turnstile.underWay(), 0)
  })

  it('gives the place back when the work fails', async () => {
    for (let count = 0; count < 10; count++)
      await assert.rejects(turnstile.run('p', () => Promise.reject(new Error('x'))))
    assert.equal(await turnstile.run('p', async () => 'done'), 'done')
  })

  it('takes nothing more of somebody whose works do not end, in later minutes either', () => {
    const { all } = works('p', 14)
    assert.equal(all.length, 14)
    assert.deepEqual(enter(2), ['over-now', 'over'])
    now += 120_000
    assert.deepEqual(enter(2), ['over-now', 'over'])
  })

  it('keeps who is at work in mind, and forgets who is not', async () => {
    const { begun, ends, all } = works('p', 5)
    now += 120_000
    for (let count = 0; count < 20_000; count++) enter(1, `person ${count}`)
    enter(1)
    ends[0]!()
    await settled()
    assert.deepEqual(begun, [0, 1, 2, 3, 4])
    for (const end of ends) end()
    await Promise.all(all)
    assert.deepEqual(enter(12, 'person 1').slice(-2), ['over-now', 'over'])
  })
})
