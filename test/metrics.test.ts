import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import '../src/server.ts'
import { createMetrics, serveMetrics } from '../src/metrics.ts'

describe('figures', () => {
  it('are served beside restify, on loopback, and nothing else is', async () => {
    const metrics = await createMetrics()
    metrics.watchPace(() => 40)
    metrics.watchHold(() => true)
    metrics.watchDirectory(async () => 42)
    metrics.received('message')
    metrics.received('a name that a stranger chose')
    const server = await serveMetrics(metrics, 0)
    const { address, port } = server.address() as AddressInfo
    try {
      assert.equal(address, '127.0.0.1')
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
      const text = await answer.text()
      assert.equal(answer.status, 200)
      assert.match(text, /mary_activities_total\{what="message"\} 1/)
      assert.match(text, /mary_activities_total\{what="other"\} 1/)
      assert.match(text, /mary_pace_per_second 40/)
      assert.match(text, /mary_database_held 1/)
      assert.match(text, /mary_directory_age_seconds 42/)
      assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 404)
      await assert.rejects(serveMetrics(metrics, port), new RegExp(`Port ${port} is taken.*METRICS_PORT`))
    } finally {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    }
  })
})
