import assert from 'node:assert/strict'
import sinon from 'sinon'
import { jobReport } from '../../src/app/start-work.ts'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'

describe('what is said of a job that fails', () => {
  it('a channel that takes no cards is one sentence as long as they are tried, and another the next time', () => {
    const said: string[] = []
    let now = 0
    const report = jobReport({ warn: (_fields: object, text?: string) => void said.push(text ?? '') }, () => now)
    for (let tries = 0; tries < 40; tries++, now += 5 * 60_000)
      report('placement.refresh', new Unavailable('channel-away'))
    assert.equal(said.length, 1)
    assert.match(said[0]!, /^the channel of the communication team takes no cards/)
    now += 20 * 60_000
    report('placement.refresh', new Unavailable('channel-away'))
    assert.equal(said.length, 2)
  })

  it('a database that does not answer is one line a minute, whatever jobs it stops, and how many there were', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldClearNativeTimers: true })
    try {
      const said: object[] = []
      const report = jobReport({ warn: (fields: object, text?: string) => void said.push({ ...fields, text }) })
      const frozen = new Error('timeout exceeded when trying to connect')
      for (let count = 0; count < 85; count++) report(`job ${count}`, frozen)
      report('job 85', new RangeError('index'))
      assert.equal(said.length, 2)
      assert.partialDeepStrictEqual(said[0], { err: frozen, job: 'job 0' })
      await clock.tickAsync(60_000)
      assert.partialDeepStrictEqual(said.slice(2), [{ more: 84, text: 'more jobs failed alike within a minute' }])
    } finally {
      sinon.restore()
    }
  })

  it('a list or column that is gone is one sentence an hour, whatever job it stops; each other cause has its own line', () => {
    const said: string[] = []
    let now = 0
    const report = jobReport({ warn: (_fields: object, text?: string) => void said.push(text ?? '') }, () => now)
    const gone = 'lists or columns are missing in SharePoint: run npm run provision, then npm run reconcile'
    for (const job of ['initiative.list', 'list.read', 'call.open']) report(job, new Misconfigured('list-missing', 'x'))
    assert.deepEqual(said.splice(0), [gone])
    report('initiative.list', new Misconfigured('list-columns', 'y'))
    assert.deepEqual(said.splice(0), [gone])
    for (const error of [new Misconfigured('graph-403', 'z'), new Unavailable('graph-503'), new Error('list-missing')])
      report('initiative.list', error)
    assert.deepEqual(said.splice(0), Array(3).fill('a job failed and will run again'))
    now += 59 * 60_000
    report('initiative.list', new Misconfigured('list-missing', 'x'))
    now += 2 * 60_000
    report('initiative.list', new Misconfigured('list-missing', 'x'))
    assert.deepEqual(said, [gone])
  })
})
