import type { Config } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Logger } from '../log.ts'
import { serveMetrics } from '../metrics.ts'
import { lookReady } from '../postgres/open/look-ready.ts'
import { settings } from '../postgres/stores/kept-values.ts'
import { createReadiness } from '../http/readiness.ts'
import { agreeOnRules } from './common-rules.ts'
import { openPorts } from './open-ports.ts'
import { startWork } from './start-work.ts'

/** An orchestrator waits about ten seconds for an end. */
const stopMs = 8_000

/** Works the jobs and listens to nobody: one of many on the same PostgreSQL. */
export async function createWorker(
  config: Config & { tenant: Tenant },
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const opened = await openPorts(config, log, {})
  await agreeOnRules(settings(opened.database), config).catch(async (error: unknown) => {
    await opened.close()
    throw error
  })
  const jobs = await startWork(opened, log, stopping.signal)
  const { database, own, metrics } = opened
  const ready = { notReady: createReadiness(() => lookReady(database)), held: () => own.hold()?.because ?? null }
  const figures = config.metricsPort === undefined ? undefined : await serveMetrics(metrics, config.metricsPort, ready)
  return {
    stop: async () => {
      stopping.abort()
      figures?.close()
      await jobs.stop(stopMs)
      await opened.close()
    },
  }
}
