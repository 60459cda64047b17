import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import '../src/app/server.ts'
import { createMetrics, serveMetrics } from '../src/metrics.ts'

describe('figures', () => {
  it('are served beside restify, on loopback, with her health, and nothing else is', async () => {
    const metrics = await createMetrics()
    metrics.watchPace(() => 40)
    metrics.watchHold(() => true)
    metrics.watchDirectory(async () => 42)
    metrics.received('message')
    metrics.received('a name that a stranger chose')
    let why: string[] = []
    const ready = { notReady: async () => why, held: () => null }
    const server = await serveMetrics(metrics, 0, ready)
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
      const health = async (path: string) => {
        const said = await fetch(`http://127.0.0.1:${port}${path}`)
        return [said.status, await said.json()]
      }
      assert.deepEqual(await health('/healthz'), [200, { status: 'ok' }])
      assert.deepEqual(await health('/readyz'), [200, { status: 'ready' }])
      why = ['disk-full']
      assert.deepEqual(await health('/readyz'), [503, { status: 'not ready', why: ['disk-full'] }])
      await assert.rejects(serveMetrics(metrics, port, ready), new RegExp(`Port ${port} is taken.*METRICS_PORT`))
    } finally {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    }
  })
})
