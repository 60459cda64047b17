import assert from 'node:assert/strict'
import sinon from 'sinon'
import { createBackgroundReport } from '../../src/app/background-report.ts'

describe('what fails in the background', () => {
  afterEach(() => sinon.restore())

  it('is one line a minute for each kind, and how many there were', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true })
    const logged: Record<string, unknown>[] = []
    const report = createBackgroundReport({ error: (details, message) => void logged.push({ ...details, message }) })
    const away = (port: number) =>
      Object.assign(new Error(`connect ECONNREFUSED 127.0.0.1:${port}`), { code: 'ECONNREFUSED' })
    for (let count = 0; count < 500; count++) report(away(count))
    report(new RangeError('index'))
    assert.equal(logged.length, 2)
    await clock.tickAsync(60_000)
    assert.deepEqual(logged.slice(2), [
      { kind: 'Error ECONNREFUSED', more: 499, message: 'more failed alike in the background within a minute' },
    ])
    report(away(1))
    assert.equal(logged.length, 4, 'a minute later it is told again')
  })
})
