import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { checkTenant } from './check-tenant.ts'
import type { Config, Tenant } from './config.ts'
import { localDay } from './core/calendar/local-time.ts'
import type { Ports } from './core/ports.ts'
import { createCredential } from './credential.ts'
import { createPace } from './dispatch/pace.ts'
import { createThreadPace } from './dispatch/thread-pace.ts'
import { graphDepartments } from './graph/departments.ts'
import { graphDirectory } from './graph/directory.ts'
import { createGraph } from './graph/graph.ts'
import { graphInitiativeList } from './graph/initiative-list.ts'
import { graphLibrary } from './graph/library.ts'
import { jobTable } from './jobs.ts'
import type { Logger } from './log.ts'
import { createPictures } from './media/pictures.ts'
import { createMetrics, serveMetrics } from './metrics.ts'
import { gatheredCommit } from './postgres/commit/gathered-commit.ts'
import { deliveries } from './postgres/deliveries.ts'
import { startJobs } from './postgres/jobs/start-jobs.ts'
import { migrate } from './postgres/migrations/migrate.ts'
import { migrationsPending } from './postgres/migrations/migrations-pending.ts'
import { newReference } from './postgres/new-reference.ts'
import { openDatabase } from './postgres/open/open-database.ts'
import { broadcasts } from './postgres/stores/broadcasts.ts'
import { conversations } from './postgres/stores/conversations.ts'
import { events } from './postgres/stores/events.ts'
import { initiatives } from './postgres/stores/initiatives.ts'
import { notes } from './postgres/stores/notes.ts'
import { pictureStore } from './postgres/stores/picture-store.ts'
import { peopleLists } from './postgres/stores/people-lists.ts'
import { perimeters } from './postgres/stores/perimeters.ts'
import { placements } from './postgres/stores/placements.ts'
import { posts } from './postgres/stores/posts.ts'
import { settings } from './postgres/stores/settings.ts'
import { validations } from './postgres/stores/validations.ts'
import { createServer, listen } from './server.ts'

import { botScope } from './teams/bot-scope.ts'
import { TeamsConnection } from './teams/connection.ts'
import { createBot } from './teams/create-bot.ts'
import { createDrawFace } from './teams/draw-face.ts'
import { createFillFrame } from './teams/fill-frame.ts'
import { createMessenger } from './teams/messenger.ts'
import { TeamsPool } from './teams/post-activity.ts'
import { createRenderPost } from './teams/render-post.ts'
import { createTeamsFiles } from './teams/teams-files.ts'
import { receive } from './teams/turn/bot.ts'
import { loadWords } from './words.ts'

export type App = {
  /** Where Mary listens. */
  port: number
  ports: Ports
  /** Takes nothing new, finishes what she holds, closes everything; ten seconds at most. */
  stop(): Promise<void>
}

/** Teams waits 10 s for an answer, and an orchestrator about as long for an end. */
const stopMs = 8_000
/** What the whole tenant grants a bot; the pace stays a little below. */
const tenantPerSecond = 50

/**
 * SharePoint grants 1 200 resource units a minute; a new item costs 4 with its look-ups.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
const listSpacingMs = 250

/** Joins the core to the outside and starts. `overrides`: ports that a test or a benchmark hands in. */
export async function createApp(config: Config & { tenant: Tenant }, log: Logger, overrides: Partial<Ports> = {}): Promise<App> {
  const { tenant, urls, timeZone, locale, publicUrl } = config
  const now = () => new Date().toISOString()
  const sleep = (ms: number) => delay(ms)
  const words = loadWords(undefined, timeZone)
  const labels = (key: string) => words[locale].text(key)
  const stopping = new AbortController()
  const metrics = createMetrics()
  const onError = (error: unknown) => log.error({ err: error }, 'something failed in the background')

  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, onError })
  await migrate(database)
  const kept = settings(database)
  const number = newReference(database)
  const secret = String(await kept.once('media-secret', randomBytes(32).toString('hex')))

  const credential = createCredential({ ...tenant, type: tenant.appType, password: tenant.appPassword, loginUrl: urls.login })
  // Ready before the first send; without an answer the send asks again.
  credential.token(botScope).catch(() => undefined)
  const graph = createGraph({ graphUrl: urls.graph, credential })
  const pace = createPace({ perSecond: () => tenantPerSecond, broadcastPerSecond: config.broadcastPerSecond, now: () => performance.now(), sleep })
  const watch = ({ operation, status }: { operation: string; status: number | null }) => metrics.sent(`${operation} ${status ?? 'no answer'}`)
  metrics.watchPace(() => pace.figures().perSecond)
  const pool = new TeamsPool({ credential, pace, now: Date.now, watch })
  const pictures = createPictures({ store: pictureStore(database), publicUrl, secret, now })
  const where = conversations(database)
  const messenger = createMessenger({
    pool, locale, conversations: where, report: onError,
    serviceUrl: urls.teams, appId: tenant.appId, tenantId: tenant.tenantId, channelId: tenant.commsChannelId,
    drawFace: createDrawFace(words, timeZone, config.broadcastPerSecond),
    fillFrame: createFillFrame(words, timeZone),
    threads: createThreadPace({ now: Date.now, sleep }),
  })

  const ports: Ports = {
    now, sleep, pace, pictures, messenger,
    newId: randomUUID,
    newReference: kind => number(kind, Number(localDay(now(), timeZone).slice(0, 4))),
    commit: gatheredCommit(database, now),
    initiatives: initiatives(database),
    posts: posts(database),
    validations: validations(database),
    broadcasts: broadcasts(database),
    notes: notes(database),
    events: events(database),
    placements: placements(database),
    peopleLists: peopleLists(database),
    perimeters: perimeters(database),
    deliveries: deliveries(database),
    conversations: where,
    directory: graphDirectory(graph, { ...tenant, now }),
    departments: graphDepartments(graph, { siteId: tenant.siteId, now }),
    initiativeList: graphInitiativeList(graph, { siteId: tenant.siteId, labels, spacingMs: listSpacingMs }),
    library: graphLibrary(graph, { siteId: tenant.siteId }),
    teamsFiles: createTeamsFiles(credential),
    renderPost: createRenderPost(words, timeZone),
    ...overrides,
  }

  const connection = new TeamsConnection({ ...tenant, loginUrl: urls.login, botMetadataUrl: urls.botMetadata })
  const bot = createBot({ words, pool, conversations: where, log })
  const turns = { ports, words, defaultLocale: locale, settings: config, connection, tenantId: tenant.tenantId, bot, log, counted: metrics.received }
  const routes = {
    receive: (authorization: string, body: unknown) => receive(turns, authorization, body),
    picture: pictures.read,
    notReady: async () => ((await migrationsPending(database)) ? ['migrations'] : []),
  }
  const jobs = await startJobs(database, jobTable(ports, config, stopping.signal), {
    onFailure: (name, error) => log.warn({ err: error, job: name }, 'a job failed and will run again'),
  })
  const listening = await listen(createServer(routes, log, metrics.answered), config.port, config.host)
  const figures = config.metricsPort === undefined ? undefined : await serveMetrics(metrics, config.metricsPort)
  const provisioning = checkTenant(graph, tenant, labels, log, stopping.signal)

  return {
    port: listening.port,
    ports,
    stop: async () => {
      stopping.abort()
      figures?.close()
      await Promise.all([listening.close(stopMs), jobs.stop(stopMs), provisioning])
      await pool.close()
      await database.close()
    },
  }
}
