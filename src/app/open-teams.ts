import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../settings/config.ts'
import { privacyPageOf } from '../settings/notice-address.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import type { Locale } from '../core/domain/actor.ts'
import type { Ports } from '../core/ports.ts'
import { allSections } from '../core/use-cases/sections/all-sections.ts'
import type { Credential } from '../outward/credential.ts'
import { ceilingPerSecond, createPace } from '../dispatch/pace.ts'
import type { ThreadPace } from '../core/ports/turns.ts'
import { createThreadPace } from '../dispatch/thread-pace.ts'
import type { Metrics } from '../metrics.ts'
import { departures, threadTurns } from '../postgres/budget.ts'
import { wakeRetries } from '../postgres/jobs/wake-retries.ts'
import type { Database } from '../postgres/open/database.ts'
import { botScope } from '../teams/bot-scope.ts'
import { createDrawFace } from '../teams/draw-face.ts'
import { createTeamsFiles } from '../teams/files/teams-files.ts'
import { createReadSealed } from '../teams/posts/drawn/read-sealed.ts'
import { createRenderPost } from '../teams/render-post.ts'
import { createFillFrame } from '../teams/send/fill-frame.ts'
import { createMessenger } from '../teams/send/messenger.ts'
import { pilotMessenger } from '../teams/send/pilot-messenger.ts'
import { TeamsPool } from '../teams/send/post-activity.ts'
import type { Words } from '../words.ts'
import { mayAttest } from './open-attestations.ts'

type Needs = {
  credential: Credential
  words: Record<Locale, Words>
  metrics: Metrics
  /** Where all processes share what Teams allows. */
  database: Database
  conversations: Ports['conversations']
  sections: Ports['sections']
  pilot: Ports['pilot']
  calendar: Ports['calendar']
  pictures: Ports['pictures']
  capabilities: Ports['capabilities']
  editions: Ports['editionAddresses']
  /** A pace of a test or a benchmark. */
  pace: Ports['pace'] | undefined
  report(error: unknown): void
}

/** The ports that Teams answers, and the one pool that every request to it goes through. */
export function openTeams(
  config: Config & { tenant: Tenant },
  needs: Needs,
): {
  pool: TeamsPool
  threads: ThreadPace
  ports: Pick<Ports, 'pace' | 'messenger' | 'teamsFiles' | 'renderPost' | 'readSealed'>
} {
  const { tenant, urls, timeZone, locale, broadcastPerSecond } = config
  const { credential, words, metrics, database, conversations, sections, pilot, calendar, pictures, editions, report } =
    needs
  const sleep = (ms: number) => delay(ms)
  const now = () => new Date().toISOString()
  const around = { timeZone, pilot: pilot !== null, calendar }
  // Ready before the first send; without an answer the send asks again.
  credential.token(botScope).catch(() => undefined)
  const turns = departures(database, { perSecond: ceilingPerSecond, broadcastPerSecond })
  const own = createPace({ turns, now: () => performance.now(), sleep, report })
  const pace = needs.pace ?? own
  metrics.watchPace(() => own.figures().perSecond)
  const watch = ({ operation, status }: { operation: string; status: number | null }) =>
    metrics.sent(`${operation} ${status ?? 'no answer'}`)
  const regained = (): void => void wakeRetries(database, 'placement.refresh').catch(report)
  const pool = new TeamsPool({ credential, pace, now: Date.now, watch, regained })
  const threads = createThreadPace({ turns: threadTurns(database), sleep })
  const everywhere = createMessenger({
    pool,
    threads,
    locale,
    conversations,
    report,
    serviceUrl: urls.teams,
    appId: tenant.appId,
    tenantId: tenant.tenantId,
    channelId: tenant.commsChannelId,
    sections: () => allSections({ sections }),
    drawFace: createDrawFace(words, {
      ...around,
      attests: mayAttest(config),
      editions,
      pictures,
      perSecond: broadcastPerSecond,
      now,
      off: needs.capabilities.off,
    }),
    fillFrame: createFillFrame(words, { ...around, privacyUrl: privacyPageOf(config) }),
  })
  const teamsFiles = createTeamsFiles({ credential, serviceUrl: urls.teams, siteId: tenant.siteId })
  const messenger = pilot === null ? everywhere : pilotMessenger(everywhere, pilot, report)
  return {
    pool,
    threads,
    ports: {
      pace,
      messenger,
      teamsFiles,
      renderPost: createRenderPost(words, timeZone),
      readSealed: createReadSealed(words),
    },
  }
}
