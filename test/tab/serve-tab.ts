import { listen, type ListenLimits } from '../../src/http/listen.ts'
import type { Logger } from '../../src/log.ts'
import { createServer } from '../../src/app/server.ts'
import { openTab, type Tab, type TabOptions } from '../../src/tab/open-tab.ts'
import { createTurnstile } from '../../src/teams/turn/turnstile.ts'
import { loadWords } from '../../src/words.ts'
import { appId, type Entra, publicUrl, tenantId } from './own-entra.ts'

const log: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The tab as it is opened, where everybody is let in and nothing is there. */
export function ownTab(entra: Entra, options: Partial<TabOptions> = {}): Tab {
  return openTab({
    appId,
    tenantId,
    publicUrl,
    loginUrl: entra.url,
    log,
    words: loadWords(),
    turnstile: createTurnstile({ perMinute: 120 }),
    defaultLocale: 'fr',
    desk: async () => ({ body: { name: 'Alice', lists: [] }, changesAt: null }),
    act: async () => ({ kind: 'done' }),
    find: async () => ({ choices: [] }),
    post: {
      names: ['open'],
      ask: async () => ({ kind: 'opened' }),
      picture: async () => ({ kind: 'saved' }),
      captions: async () => ({ kind: 'saved' }),
    },
    figures: { see: async () => ({ kind: 'figures' }), askForFile: async () => ({ kind: 'asked' }) },
    week: { ask: async () => ({ kind: 'week' }) },
    edition: { ask: async () => ({ kind: 'edition' }) },
    head: async () => 0,
    admits: async () => true,
    ...options,
  })
}

/** The tab alone behind the real server. */
export function serveTab(entra: Entra, options: Partial<TabOptions> = {}, limits: Partial<ListenLimits> = {}) {
  return serveRoutes(ownTab(entra, options), limits)
}

export async function serveRoutes(tab: Tab, limits: Partial<ListenLimits> = {}) {
  const routes = {
    receive: async () => ({ status: 200 }),
    notified: null,
    picture: async () => ({ kind: 'unknown' as const }),
    calendar: async () => ({ kind: 'unknown' as const }),
    attestation: null,
    errorPages: () => null,
    tab: tab.routes,
    held: () => null,
    notReady: async () => [],
  }
  const listening = await listen(
    createServer(routes, log, () => undefined),
    0,
    '127.0.0.1',
    limits,
  )
  return {
    url: `http://127.0.0.1:${listening.port}/tab`,
    close: async () => {
      tab.close()
      await listening.close(1_000)
    },
  }
}
