import { setTimeout as delay } from 'node:timers/promises'
import type { Config, Tenant } from '../config.ts'
import type { Locale } from '../core/actor.ts'
import type { Ports } from '../core/ports.ts'
import type { Credential } from '../credential.ts'
import { createPace } from '../dispatch/pace.ts'
import { createThreadPace } from '../dispatch/thread-pace.ts'
import type { Metrics } from '../metrics.ts'
import { botScope } from '../teams/bot-scope.ts'
import { createDrawFace } from '../teams/draw-face.ts'
import { createFillFrame } from '../teams/fill-frame.ts'
import { createMessenger } from '../teams/messenger.ts'
import { TeamsPool } from '../teams/post-activity.ts'
import { createRenderPost } from '../teams/render-post.ts'
import { createTeamsFiles } from '../teams/teams-files.ts'
import type { Words } from '../words.ts'

/** What the whole tenant grants a bot; the pace stays a little below. */
const tenantPerSecond = 50

type Needs = {
  credential: Credential
  words: Record<Locale, Words>
  metrics: Metrics
  conversations: Ports['conversations']
  /** A pace of a test or a benchmark. */
  pace: Ports['pace'] | undefined
  report(error: unknown): void
}

/** The ports that Teams answers, and the one pool that every request to it goes through. */
export function openTeams(config: Config & { tenant: Tenant }, needs: Needs): {
  pool: TeamsPool
  ports: Pick<Ports, 'pace' | 'messenger' | 'teamsFiles' | 'renderPost'>
} {
  const { tenant, urls, timeZone, locale, broadcastPerSecond } = config
  const { credential, words, metrics, conversations, report } = needs
  const sleep = (ms: number) => delay(ms)
  // Ready before the first send; without an answer the send asks again.
  credential.token(botScope).catch(() => undefined)
  const own = createPace({ perSecond: () => tenantPerSecond, broadcastPerSecond, now: () => performance.now(), sleep })
  const pace = needs.pace ?? own
  metrics.watchPace(() => own.figures().perSecond)
  const watch = ({ operation, status }: { operation: string; status: number | null }) => metrics.sent(`${operation} ${status ?? 'no answer'}`)
  const pool = new TeamsPool({ credential, pace, now: Date.now, watch })
  const messenger = createMessenger({
    pool, locale, conversations, report,
    serviceUrl: urls.teams, appId: tenant.appId, tenantId: tenant.tenantId, channelId: tenant.commsChannelId,
    drawFace: createDrawFace(words, timeZone, broadcastPerSecond),
    fillFrame: createFillFrame(words, timeZone),
    threads: createThreadPace({ now: Date.now, sleep }),
  })
  return { pool, ports: { pace, messenger, teamsFiles: createTeamsFiles(credential), renderPost: createRenderPost(words, timeZone) } }
}
