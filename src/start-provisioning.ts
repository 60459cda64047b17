import { setTimeout as delay } from 'node:timers/promises'
import { Misconfigured } from './core/errors.ts'
import type { Graph } from './graph/graph.ts'
import { provisionLists } from './graph/provision-lists.ts'
import type { Logger } from './log.ts'

const firstPauseMs = 2_000
const longestPauseMs = 5 * 60_000

/** Looks for the lists until they are there; chat goes on meanwhile, and what people send waits in the queue. */
export async function startProvisioning(graph: Graph, options: { siteId: string; labels(key: string): string }, log: Logger, signal: AbortSignal): Promise<void> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      const found = await provisionLists(graph, options)
      if (found.kind === 'ready') return log.info({}, 'the lists are there')
      log.warn({ missing: found.what, command: found.command }, `lists or columns are missing in SharePoint and I may not create them: run ${found.command}`)
    } catch (error) {
      const why = error instanceof Misconfigured ? error.message : 'Graph does not answer'
      log.warn({ err: error }, `the lists could not be looked for: ${why}`)
    }
    await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
