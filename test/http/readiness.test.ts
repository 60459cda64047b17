import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { createReadiness, readyAnswer } from '../../src/http/readiness.ts'

describe('whether Mary is ready', () => {
  let looks: number
  let clock: number
  let answer: () => Promise<string[]>
  const open = (deadlineMs?: number) =>
    createReadiness(() => (looks++, answer()), { now: () => clock, ...(deadlineMs !== undefined && { deadlineMs }) })
  beforeEach(() => {
    looks = 0
    clock = 0
    answer = async () => []
  })

  it('is found once for all who ask within a second', async () => {
    const notReady = open()
    const found = await Promise.all(Array.from({ length: 4_000 }, notReady))
    assert.ok(found.every(why => why.length === 0))
    clock = 999
    await notReady()
    assert.equal(looks, 1)
    clock = 1_000
    answer = async () => ['migrations']
    assert.deepEqual([await notReady(), looks], [['migrations'], 2])
  })

  it('is told whoever asks late no later than who asked first', async () => {
    const frozen = Promise.withResolvers<string[]>()
    answer = () => frozen.promise
    const notReady = open(30)
    const first = notReady()
    clock = 30
    const late = notReady()
    frozen.resolve([])
    assert.deepEqual([await late, await first], [['database-slow'], []])
  })

  it('is no while the database does not answer: all hear so within the time, and only one asks it', async () => {
    let frozen = Promise.withResolvers<string[]>()
    answer = () => frozen.promise
    const notReady = open(30)
    const found = await Promise.all(Array.from({ length: 50 }, notReady))
    clock = 31
    found.push(...(await Promise.all(Array.from({ length: 50 }, notReady))))
    assert.ok(found.every(why => why[0] === 'database-slow'))
    assert.equal(looks, 1)
    // One that never ends is given up.
    clock = 30_001
    const first = frozen
    frozen = Promise.withResolvers<string[]>()
    answer = async () => []
    assert.deepEqual([await notReady(), looks], [[], 2])
    first.resolve(['database-away'])
    await delay(5)
  })

  it('is yes again once the database answers', async () => {
    const frozen = Promise.withResolvers<string[]>()
    answer = () => frozen.promise
    const notReady = open(10)
    assert.deepEqual(await notReady(), ['database-slow'])
    frozen.resolve([])
    await delay(5)
    assert.deepEqual([await notReady(), looks], [[], 1])
  })

  it('is said with why not, or with what holds her back', async () => {
    const said = (why: string[], held: string | null) => readyAnswer({ notReady: async () => why, held: () => held })
    assert.deepEqual(await said([], null), { status: 200, body: { status: 'ready' } })
    assert.deepEqual(await said([], 'server'), { status: 200, body: { status: 'ready', held: 'server' } })
    assert.deepEqual(await said(['disk-full'], 'server'), {
      status: 503,
      body: { status: 'not ready', why: ['disk-full'] },
    })
  })
})
