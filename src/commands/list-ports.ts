import { openGraph } from '../app/open-graph.ts'
import { openStores } from '../app/open-stores.ts'
import { readSectionLabels } from '../app/section-labels.ts'
import type { Config } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import { createCredential } from '../outward/credential.ts'
import { createLog } from '../log.ts'
import { spacedTurns } from '../postgres/budget.ts'
import type { Database } from '../postgres/open/database.ts'
import { loadWords } from '../words.ts'

/** The stores and what Microsoft Graph answers, as a command that reads or writes the list needs them. */
export function listPorts(config: Config & { tenant: Tenant }, database: Database, now: () => string) {
  const { tenant, locale, timeZone, urls } = config
  const words = loadWords(undefined, timeZone, now)[locale]
  const stores = openStores(database, now)
  const { ports } = openGraph(config, {
    credential: createCredential({
      ...tenant,
      type: tenant.appType,
      password: tenant.appPassword,
      loginUrl: urls.login,
    }),
    labels: key => words.text(key),
    sections: () => readSectionLabels(stores, { words, locale, timeZone }),
    notices: stores.directoryNotice,
    remark: (kind, column) => words.text(`list.remarks.${kind}`, { column }),
    now,
    spaced: (what, ms) => spacedTurns(database, what, ms),
    log: createLog('error'),
  })
  return { ...stores, ...ports }
}
