import assert from 'node:assert/strict'
import { Unavailable } from '../src/core/errors.ts'
import { createLog } from '../src/log.ts'

describe('the log', () => {
  const written = (details: object): string => {
    let line = ''
    createLog('warn', { write: text => void (line += text) }).warn(details, 'something')
    return line
  }

  it('says what an operator needs of an error, with its causes', () => {
    const line = written({ err: new Unavailable('graph-503', { cause: new Error('no answer', { cause: new TypeError('cut') }) }) })
    for (const word of ['Unavailable', 'graph-503', 'no answer', 'cut', 'log.test.ts']) assert.ok(line.includes(word), word)
  })

  it('never writes what a library hangs on an error', () => {
    const error = Object.assign(new Error('Request failed'), { config: { headers: { Authorization: 'Bearer hush' } }, request: { body: 'hush' }, detail: 'hush' })
    for (const err of [error, new Unavailable('graph-network', { cause: error })]) assert.doesNotMatch(written({ err }), /hush/)
  })

  it('hides tokens and passwords that are logged by mistake', () => {
    assert.doesNotMatch(written({ authorization: 'hush', config: { password: 'hush', token: 'hush' } }), /hush/)
  })
})
