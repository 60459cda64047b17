import assert from 'node:assert/strict'
import { createTrustedTokens } from '../../../src/teams/token/trusted-tokens.ts'

describe('createTrustedTokens', () => {
  let now = 0
  const tokens = createTrustedTokens(() => now)
  const hourFromNow = (): number => now + 3_600_000

  it('knows what it was given, and nothing else', () => {
    tokens.add('msteams https://smba one', hourFromNow())
    assert.equal(tokens.has('msteams https://smba one'), true)
    assert.equal(tokens.has('msteams https://other one'), false)
  })

  it('forgets it after a minute', () => {
    now += 60_000
    assert.equal(tokens.has('msteams https://smba one'), false)
  })

  it('never keeps it beyond its own end', () => {
    tokens.add('short', now + 2_000)
    tokens.add('ended', now - 1_000)
    tokens.add('no end', Number('not a number'))
    assert.deepEqual(['short', 'ended', 'no end'].map(tokens.has), [true, false, false])
    now += 2_000
    assert.equal(tokens.has('short'), false)
  })

  it('holds no more than a thousand', () => {
    tokens.add('first', hourFromNow())
    for (let n = 0; n < 1_000; n++) tokens.add(`token ${n}`, hourFromNow())
    assert.equal(tokens.has('first'), false)
    assert.equal(tokens.has('token 999'), true)
  })
})
