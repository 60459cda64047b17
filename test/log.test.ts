import assert from 'node:assert/strict'
import { Misconfigured, Unavailable } from '../src/core/domain/errors.ts'
import { createLog, plainOutput } from '../src/log.ts'

describe('the log', () => {
  const written = (details: object): string => {
    let line = ''
    createLog('warn', { write: text => void (line += text) }).warn(details, 'something')
    return line
  }

  it('says what an operator needs of an error, with its causes', () => {
    const line = written({
      err: new Error('surprise', { cause: new Error('no answer', { cause: new TypeError('cut') }) }),
    })
    for (const word of ['surprise', 'no answer', 'cut', 'log.test.ts']) assert.ok(line.includes(word), word)
  })

  it('writes no stack where the other side is away: one line says it all', () => {
    const coded = (code: string) => Object.assign(new Error('connect'), { code })
    const away = [
      new Unavailable('graph-503', { cause: new Error('no answer') }),
      new Misconfigured('graph-403', 'needs X'),
      coded('ECONNREFUSED'),
      coded('57P01'),
      coded('08006'),
      new TypeError('fetch failed', { cause: coded('UND_ERR_SOCKET') }),
      new Error('Connection terminated unexpectedly'),
      new DOMException('late', 'TimeoutError'),
    ]
    for (const err of away) {
      const line = written({ err })
      assert.ok(line.includes(err.name) && line.includes(err.message), line)
      assert.doesNotMatch(line, /log\.test\.ts/, err.message)
    }
    for (const err of [coded('23505'), coded('ERR_INVALID_ARG_TYPE'), new RangeError('index')])
      assert.match(written({ err }), /log\.test\.ts/, err.message)
  })

  it('never writes what a library hangs on an error', () => {
    const error = Object.assign(new Error('Request failed'), {
      config: { headers: { Authorization: 'Bearer hush' } },
      request: { body: 'hush' },
      detail: 'hush',
    })
    for (const err of [error, new Unavailable('graph-network', { cause: error })])
      assert.doesNotMatch(written({ err }), /hush/)
  })

  it('hides tokens and passwords that are logged by mistake', () => {
    assert.doesNotMatch(written({ authorization: 'hush', config: { password: 'hush', token: 'hush' } }), /hush/)
  })

  it('says what goes well in plain words to whoever tries Mary, and anything else as it stands in the log', () => {
    const real = process.stdout.write
    let said = ''
    process.stdout.write = text => Boolean((said += String(text)))
    try {
      const log = createLog('info', plainOutput)
      log.info({ detail: 1 }, 'opening the database')
      log.warn({ detail: 2 }, 'a job failed')
    } finally {
      process.stdout.write = real
    }
    const [plain, line] = said.trim().split('\n')
    assert.equal(plain, 'opening the database')
    assert.deepEqual(
      ['level', 'detail', 'msg'].map(key => (JSON.parse(line!) as Record<string, unknown>)[key]),
      [40, 2, 'a job failed'],
    )
  })
})
