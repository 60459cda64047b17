import assert from 'node:assert/strict'
import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import { authenticate } from '../../src/graph/transport/middleware.ts'

const origin = 'https://graph.example'

/** What went on after it, and how often a token was asked for. */
async function sent(request: string): Promise<{ authorization: string | null; tokens: number }> {
  let tokens = 0
  const token = async () => `token-${++tokens}`
  const first = authenticate({ token, renew: token }, origin)
  const context: Context = { request, options: {} }
  const next: Middleware = {
    execute: async passed =>
      void (passed.response = new Response(null, { status: request.includes('refused') ? 401 : 200 })),
  }
  first.setNext?.(next)
  await first.execute(context)
  return { authorization: new Headers(context.options?.headers).get('authorization'), tokens }
}

describe('the token of Graph', () => {
  it('goes to its own host', async () => {
    assert.deepEqual(await sent(`${origin}/v1.0/users`), { authorization: 'Bearer token-1', tokens: 1 })
    assert.deepEqual(await sent(`${origin}/refused`), { authorization: 'Bearer token-2', tokens: 2 })
  })

  it('goes to no other, not even to one that refuses', async () => {
    for (const address of [
      'https://elsewhere.example/v1.0/users',
      'https://graph.example.elsewhere.example/',
      'https://graph.example@elsewhere.example/',
      'https://graph.example:8443/',
      'http://graph.example/',
      'https://elsewhere.example/refused',
      '/v1.0/users',
    ])
      assert.deepEqual(await sent(address), { authorization: null, tokens: 0 }, address)
  })
})
