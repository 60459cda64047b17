import { makeSmaller } from '../media/make-smaller.ts'
import { openNetworks } from '../networks/open-networks.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import { setImmediate as endOfTurn, setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import { msBetween } from '../core/domain/time.ts'
import { localDay } from '../core/domain/working-time/local-time.ts'
import type { Ports } from '../core/ports.ts'
import { createTogether } from '../core/together.ts'
import { keptFirst } from '../core/use-cases/people/kept-first.ts'
import { isServedAt } from '../core/use-cases/posts/pictures/is-served-at.ts'
import { weekLinkAt } from '../calendar/served-week.ts'
import { createCredential } from '../outward/credential.ts'
import type { Labels, RemarkLabel } from '../graph/lists/columns.ts'
import type { Logger } from '../log.ts'
import { createPictures } from '../media/picture-files.ts'
import { createMetrics, noMetrics } from '../metrics.ts'
import { spacedTurns } from '../postgres/budget.ts'
import { newReference, settings } from '../postgres/stores/kept-values.ts'
import { pictureStore } from '../postgres/stores/picture-store.ts'
import { captionsApart } from '../media/captions-apart.ts'
import { videosApart } from '../media/videos-apart.ts'
import { sheets } from '../sheets/sheets.ts'
import { createTables } from '../sheets/tables/create-tables.ts'
import { audienceText } from '../teams/cards/audience-text.ts'
import { loadWords } from '../words.ts'
import { createBackgroundReport } from './background-report.ts'
import { openAttestations } from './open-attestations.ts'
import { openCalendars } from './open-calendars.ts'
import { openCharts } from './open-charts.ts'
import { editionWords } from './edition-words.ts'
import { openNewspapers } from './open-newspapers.ts'
import { openGraph } from './open-graph.ts'
import { openPersonal } from './open-personal.ts'
import { openNotice } from './open-notice.ts'
import { openRegister } from './open-register.ts'
import { openSiteHook, ownSite } from './open-site.ts'
import { openStores } from './open-stores.ts'
import { openTeams } from './open-teams.ts'
import { openKept } from './open-kept.ts'
import type { Opened } from './opened.ts'
import { watchCapabilities } from './watch-capabilities.ts'
import { readSectionLabels } from './section-labels.ts'
import { digestOf } from '../http/signed-name.ts'
import { settingsOf } from './settings-of.ts'

/** Answers to one event that are decided and committed as one. */
const togetherMost = 100

/**
 * Everything that any process of Mary works with, whether or not it listens. `overrides`: ports that a test or a
 * benchmark hands in.
 */
export async function openPorts(
  config: Config & { tenant: Tenant },
  log: Logger,
  overrides: Partial<Ports>,
): Promise<Opened> {
  const { tenant, urls, timeZone, locale, publicUrl } = config
  const now = () => new Date().toISOString()
  const words = loadWords(undefined, timeZone, now)
  const labels: Labels = key => words[locale].text(key)
  const remark: RemarkLabel = (kind, column) => words[locale].text(`list.remarks.${kind}`, { column })
  const metrics = config.metricsPort === undefined ? noMetrics : await createMetrics()
  const report = createBackgroundReport(log)

  const { database, own } = await openKept(config, { now, report, log })
  metrics.watchHold(() => own.hold() !== null)
  const secret = String(await settings(database).once('media-secret', randomBytes(32).toString('hex')))
  const number = newReference(database)
  const stores = openStores(database, now, report)
  const capabilities = await watchCapabilities(() => stores.switches.all(), { report })
  metrics.watchDirectory(async () => {
    const state = await stores.directoryTable.state()
    return state && msBetween(state.readAt, now()) / 1000
  })
  const rules = settingsOf(config)
  const pictures = createPictures({
    store: pictureStore(database),
    publicUrl,
    secret,
    now,
    isServed: place => isServedAt({ ...stores, now, hours: rules }, place),
  })

  const { calendar, feeds } = openCalendars(config, {
    secret,
    organiser: words[locale].text('events.entryBy'),
    seen: { ...stores, now },
  })

  const newspapers = openNewspapers(config, { ...stores, database: own, capabilities, now }, { secret, words, report })
  const personal = openPersonal(config, { ...stores, now }, { secret, words })
  const credential = createCredential({
    ...tenant,
    type: tenant.appType,
    password: tenant.appPassword,
    loginUrl: urls.login,
  })
  const sectionLabels = () => readSectionLabels(stores, { words: words[locale], locale, timeZone })
  const { graph, ports: fromGraph } = openGraph(config, {
    credential,
    labels,
    sections: sectionLabels,
    notices: stores.directoryNotice,
    remark,
    now,
    spaced: (what, ms) => spacedTurns(database, what, ms),
    log,
  })
  const {
    pool,
    threads,
    ports: fromTeams,
  } = openTeams(config, {
    credential,
    words,
    metrics,
    database,
    report,
    conversations: stores.conversations,
    sections: stores.sections,
    pilot: fromGraph.pilot,
    calendar,
    pictures,
    capabilities,
    editions: newspapers.ports.editionAddresses,
    pace: overrides.pace,
  })

  const directory = keptFirst(fromGraph.directory, { ...fromGraph, ...stores, now }, tenant)
  const attestations = openAttestations(config, { ...stores, directory, now }, { secret, words: words[locale] })
  const charts = openCharts(config, { ...fromGraph, ...stores, now }, { secret, words, rules })

  const ports: Ports = {
    now,
    newId: randomUUID,
    keyedDigest: text => digestOf(text, secret),
    newReference: (kind, once) => number(kind, Number(localDay(now(), timeZone).slice(0, 4)), once),
    sleep: ms => delay(ms),
    together: createTogether({ pause: () => endOfTurn(), limit: togetherMost }),
    database: own,
    capabilities,
    hours: rules,
    ...stores,
    ...fromGraph,
    directory,
    ...fromTeams,
    pictures,
    calendar,
    weekLink: weekLinkAt(publicUrl),
    networks: { ...ownSite(config), ...openNetworks(config.networks, makeSmaller) },
    noticeTitle: (event, language) => words[language].text('events.warned.titled', { title: event }),
    sectionName: async id => (await sectionLabels()).name(id),
    attestations,
    ...newspapers.ports,
    editionWords: editionWords(words[locale], locale, config.authorityName ?? null),
    feeds,
    captions: captionsApart(),
    videos: videosApart(),
    charts,
    siteHook: openSiteHook(config),
    ...personal.ports,
    sheets,
    ...openRegister(config, { credential, words: words[locale], off: capabilities.off }),
    tables: createTables(words[locale], audienceText),
    ...overrides,
  }
  const close = async (): Promise<void> => {
    own.close()
    capabilities.close()
    await newspapers.close()
    await pool.close()
    await database.close()
  }
  const notice = openNotice(config, ports, words)
  const printed: Opened['printed'] = async (...asked) =>
    (await notice(...asked)) ?? (await personal.read(...asked)) ?? newspapers.printed(...asked)
  const served = { pictures, calendar, attestations, charts, printed }
  return {
    ports,
    rules,
    database,
    own,
    capabilities,
    ...served,
    pool,
    threads,
    graph,
    words,
    metrics,
    labels,
    sectionLabels,
    close,
  }
}
