import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { Limits } from '../../sandbox/teams/limits.ts'
import { Standstill } from '../../sandbox/world/standstill.ts'
import { Meters } from '../../sandbox/world/meters.ts'
import { openConnector } from '../support/connector.ts'
import { cpuMs } from '../support/cpu-ms.ts'
import { startSandbox } from '../support/sandbox.ts'

describe('the sandbox: limits of Teams', () => {
  it('lets 50 requests through in any second, whatever they are for', () => {
    const limits = new Limits()
    const waits = Array.from({ length: 51 }, (_, index) => limits.take(index, `send ${index}`))
    assert.deepEqual(waits.slice(0, 50), Array(50).fill(0))
    assert.equal(waits[50], 950)
    assert.equal(limits.take(999), 1)
    assert.equal(limits.take(1000), 0)
    assert.equal(limits.take(1000), 1, 'the window slides: only the first request has left it')
  })

  it('holds one thread to 7 a second, 8 in 2 s, 60 in 30 s, 1800 an hour', () => {
    const allowed = (stepMs: number, untilMs: number): number => {
      const limits = new Limits()
      let number = 0
      for (let now = 0; now < untilMs; now += stepMs) if (limits.take(now, 'send a') === 0) number += 1
      return number
    }
    assert.equal(allowed(10, 1000), 7)
    assert.equal(allowed(10, 2000), 8)
    assert.equal(allowed(10, 30_000), 60)
    assert.equal(allowed(100, 3_600_000), 1800)
  })

  it('counts creations beside sends, and each thread by itself', () => {
    const limits = new Limits()
    for (const thread of ['send a', 'create a', 'send b']) {
      for (let index = 0; index < 7; index += 1) assert.equal(limits.take(0, thread), 0)
      assert.ok(limits.take(0, thread) > 0)
    }
  })

  it('costs little over many threads', async () => {
    const limits = new Limits()
    const cost = await cpuMs(() => {
      for (let index = 0; index < 100_000; index += 1) limits.take(index * 21, `send ${index % 20_000}`)
    })
    assert.ok(cost < 2000, `${cost} ms`)
  })

  it('meters the worst second', () => {
    const meters = new Meters()
    for (let now = 0; now < 3000; now += 100) meters.request(now)
    for (let index = 0; index < 5; index += 1) meters.request(3500)
    const { teams } = meters.read() as { teams: { requests: number; worstSecond: number } }
    assert.equal(teams.requests, 35)
    // At 3 500 the last 1 000 ms hold 2 600 … 2 900 and the five.
    assert.equal(teams.worstSecond, 10)
  })

  it('counts nobody’s requests as one second’s that came while the town itself stood still', async () => {
    const standstill = new Standstill()
    standstill.earliest(Date.now())
    await delay(40)
    const before = Date.now()
    while (Date.now() < before + 120);
    const now = Date.now()
    const came = standstill.earliest(now)
    assert.ok(now - came >= 100, `${now - came} ms`)
    await delay(200)
    const later = Date.now()
    assert.ok(later - standstill.earliest(later) <= later - now, 'what comes afterwards came afterwards')
    const [meters, limits] = [new Meters(), new Limits()]
    for (let at = 0; at < 1000; at += 20) {
      meters.request(at)
      limits.take(at)
    }
    for (const at of [1060, 1061]) {
      meters.request(at, 1000)
      assert.equal(limits.take(at, undefined, 1000), 0)
    }
    assert.equal((meters.read() as { teams: { worstSecond: number } }).teams.worstSecond, 50)
  })

  it('answers 429 with Retry-After over HTTP, and stops when told', async () => {
    const sandbox = await startSandbox()
    try {
      const teams = await openConnector(sandbox.variables, sandbox.ca)
      const { people } = await sandbox.town.people({ situation: 'well', limit: 1 })
      const { conversationId } = await sandbox.town.chat(people[0]?.id ?? '')
      const address = `/v3/conversations/${conversationId}/activities`
      const send = () => teams.call('POST', address, { type: 'message', text: 'a' })
      const replies = await Promise.all(Array.from({ length: 9 }, send))
      const refused = replies.filter(reply => reply.status === 429)
      assert.ok(refused.length >= 1 && refused.length <= 2)
      assert.match(String(refused[0]?.headers['retry-after']), /^[12]$/)
      assert.equal((refused[0]?.body as { error: { code: string } }).error.code, 'Throttled')
      await sandbox.town.setLimits(false)
      assert.equal((await send()).status, 201)
      const { teams: counts } = await sandbox.town.counts()
      assert.deepEqual([counts.requests, counts.sends, counts.throttled], [10, 10 - refused.length, refused.length])
    } finally {
      await sandbox.close()
    }
  })
})
