import { setTimeout as delay } from 'node:timers/promises'
import { sayRules } from './app/common-rules.ts'
import { createTab } from './app/create-tab.ts'
import { openPorts } from './app/open-ports.ts'
import { openSite } from './app/open-site.ts'
import { openWeek } from './app/open-week.ts'
import { isSwitchedOff } from './app/switched-pages.ts'
import { startWork } from './app/start-work.ts'
import { warmUp } from './app/warm-up.ts'
import { checkTenant } from './app/check-tenant.ts'
import type { Config } from './settings/config.ts'
import { privacyPageOf } from './settings/notice-address.ts'
import type { Tenant } from './settings/tenant-settings.ts'
import type { Ports } from './core/ports.ts'
import { notificationEar } from './core/use-cases/initiatives/notification-ear.ts'
import { createErrorPages } from './app/error-pages.ts'
import { listen } from './http/listen.ts'
import type { Logger } from './log.ts'
import { serveMetrics } from './metrics.ts'
import { answersInTime } from './postgres/open/answers-in-time.ts'
import { lookReady } from './postgres/open/look-ready.ts'
import { settings } from './postgres/stores/kept-values.ts'
import { createReadiness } from './http/readiness.ts'
import { createServer } from './app/server.ts'
import { createBot } from './teams/create-bot.ts'
import { createCheckToken } from './teams/token/check-token.ts'
import { receive } from './teams/turn/bot.ts'
import { createKeptTurns } from './teams/turn/kept-turns.ts'
import { createTurnstile } from './teams/turn/turnstile.ts'
import { within } from './timing/within.ts'

export type App = {
  /** Where Mary listens. */
  port: number
  ports: Ports
  /** Takes nothing new, finishes what she holds, closes everything; ten seconds at most. */
  stop(): Promise<void>
}

/** Teams waits 10 s for an answer, and an orchestrator about as long for an end. */
const stopMs = 8_000
/** People who wait for a database that is away are told that this process ends. */
const tellLostMs = 2_000
/** How many run at once; of more, each waits for the others. */
const fewTurns = 8

/** Joins the core to the outside and starts. `overrides`: ports that a test or a benchmark hands in. */
export async function createApp(
  config: Config & { tenant: Tenant },
  log: Logger,
  overrides: Partial<Ports> = {},
): Promise<App> {
  const { tenant, urls, locale } = config
  const stopping = new AbortController()
  const opened = await openPorts(config, log, overrides)
  await sayRules(settings(opened.database), config)
  const { ports, database, own, pictures, calendar, pool, threads, graph, words, metrics, labels, sectionLabels } =
    opened

  const bot = createBot({ words, pool, threads, conversations: ports.conversations, log })
  const turnstile = createTurnstile({ perMinute: config.turnsPerMinute })
  database.handOver.giveWay(() => turnstile.underWay() > fewTurns)
  const kept = createKeptTurns({
    reachable: () => answersInTime(database),
    sleep: ms => delay(ms, undefined, { ref: false }),
    now: () => performance.now(),
    log,
  })
  const turns = {
    ports,
    words,
    defaultLocale: locale,
    settings: opened.rules,
    privacyUrl: privacyPageOf(config),
    postPage: config.publicUrl !== undefined && config.singleSignOn ? `${config.publicUrl}/tab/post.html` : null,
    checkToken: createCheckToken({ appId: tenant.appId, botMetadataUrl: urls.botMetadata, log }),
    tenantId: tenant.tenantId,
    appId: tenant.appId,
    bot,
    turnstile,
    kept,
    log,
    counted: metrics.received,
  }
  const tab = createTab(config, turns)
  const routes = {
    receive: (authorization: string, body: unknown) => receive(turns, authorization, body),
    notified: config.listNotifications ? notificationEar(ports) : null,
    picture: pictures.read,
    calendar: calendar.read,
    week: openWeek(ports, { words: words[locale], rules: opened.rules }),
    attestation: opened.attestations?.read ?? null,
    chart: opened.charts?.read,
    printed: opened.printed,
    site: openSite(config, ports, opened),
    errorPages: createErrorPages(words),
    tab: tab?.routes ?? [],
    switchedOff: (path: string) => isSwitchedOff(path, ports.capabilities.off()),
    held: () => own.hold()?.because ?? null,
    notReady: createReadiness(() => lookReady(database)),
  }
  const jobs = await startWork(opened, log, stopping.signal)
  const listening = await listen(
    createServer(routes, log, metrics.answered, metrics.notified),
    config.port,
    config.host,
  )
  log.info({}, `Mary listens on ${config.host}:${listening.port}`)
  warmUp({ words: words[locale], off: ports.capabilities.off() }).catch((err: unknown) =>
    log.warn({ err }, 'what answers need could not be loaded'),
  )
  const figures = config.metricsPort === undefined ? undefined : await serveMetrics(metrics, config.metricsPort, routes)
  const provisioning = checkTenant(
    graph,
    tenant,
    {
      labels,
      sections: sectionLabels,
      mailbox: ports.capabilities.off().has('newspapers') ? undefined : config.newspaperMailbox,
      proxy: config.proxy,
    },
    log,
    stopping.signal,
  )

  return {
    port: listening.port,
    ports,
    stop: async () => {
      stopping.abort()
      tab?.close()
      figures?.close()
      await within(kept.end(), tellLostMs)
      await Promise.all([listening.close(stopMs), jobs.stop(stopMs), provisioning])
      await opened.close()
    },
  }
}
