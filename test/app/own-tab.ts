import { createTab } from '../../src/app/create-tab.ts'
import { readConfig } from '../../src/settings/config.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { Logger } from '../../src/log.ts'
import { createBot } from '../../src/teams/create-bot.ts'
import type { TeamsPool } from '../../src/teams/send/post-activity.ts'
import { createTurnstile } from '../../src/teams/turn/turnstile.ts'
import { loadWords } from '../../src/words.ts'
import { type FakePorts, settings } from '../fakes/ports.ts'
import { threadTurn } from '../fakes/turns.ts'
import { appId, type Entra, publicUrl, tenantId } from '../tab/own-entra.ts'
import { serveRoutes } from '../tab/serve-tab.ts'

const words = loadWords()
const log: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }
const group = '22222222-0000-4000-8000-000000000000'

type Options = { perMinute?: number; sent?: (text: string) => unknown; rules?: typeof settings }

/** The tab as the app joins it, on fake stores, behind the real server. `sent`: what goes to a chat. */
export function openOwnTab(
  entra: Entra,
  ports: FakePorts,
  { perMinute = 120, sent = () => undefined, rules = settings }: Options = {},
): ReturnType<typeof serveRoutes> {
  const { tenant, ...config } = readConfig({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: 'x',
    SHAREPOINT_SITE_ID: 'site',
    COMMS_GROUP_ID: group,
    COMMS_CHANNEL_ID: '19:comms@thread.tacv2',
    PUBLIC_URL: publicUrl,
    LOGIN_URL: entra.url,
  })
  const pool = {
    postActivity: async (to: { conversationId: string }, bytes: Buffer) => {
      sent(`${to.conversationId} ${bytes.toString()}`)
      return { kind: 'delivered', conversationId: to.conversationId, activityId: 'a' }
    },
  } as unknown as TeamsPool
  const { conversations } = ports
  const bot = createBot({ words, pool, threads: { take: async () => threadTurn }, conversations, log })
  const turns = {
    ports: ports as unknown as Ports,
    words,
    defaultLocale: 'fr' as const,
    settings: rules,
    postPage: `${publicUrl}/tab/post.html`,
    bot,
    turnstile: createTurnstile({ perMinute }),
    log,
    counted: () => undefined,
  }
  return serveRoutes(createTab({ ...config, tenant: tenant! }, turns)!)
}
