import { Pool } from 'undici'
import { botToken } from '../sample-adapter.ts'
import { beRival } from './rival.ts'

/**
 * The least that a process can do to send these bytes: kept-alive connections, a token fetched once, no ledger, nothing
 * else.
 */
beRival(async ({ variables, activity, concurrency }) => {
  const pool = new Pool(variables['TEAMS_SERVICE_URL'] ?? '', { connections: concurrency })
  const headers = {
    authorization: `Bearer ${await botToken(variables)}`,
    'content-type': 'application/json; charset=utf-8',
  }
  const body = Buffer.from(activity)
  return async conversationId => {
    const answer = await pool.request({
      method: 'POST',
      path: `/v3/conversations/${encodeURIComponent(conversationId)}/activities`,
      headers,
      body,
    })
    await answer.body.dump()
    return answer.statusCode === 201
  }
})
