import { existsSync } from 'node:fs'
import { readSectionLabels } from '../app/section-labels.ts'
import type { Config } from '../settings/config.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { createCredential } from '../outward/credential.ts'
import { linksRefused } from '../graph/check-links.ts'
import { createGraph } from '../graph/graph.ts'
import { missingPermissions, type Permission } from '../graph/missing-permissions.ts'
import { type Done, provisionLists } from '../graph/provision-lists.ts'
import { openDatabase } from '../postgres/open/open-database.ts'
import { sections } from '../postgres/stores/section-store.ts'
import { loadWords, type Words } from '../words.ts'
import { openWayOut } from '../settings/way-out.ts'
import { readSettings } from './journal/with-database.ts'
import { sayFailure } from './say-failure.ts'

type Names = Parameters<typeof provisionLists>[1]['sections']

/**
 * `npm run provision`: makes the three lists with the environment's identity, and brings them up to date. Once is
 * enough, twice does no harm.
 */
async function provision(): Promise<string> {
  const config = readSettings()
  const { tenant, urls, locale } = config
  if (!tenant) throw new Misconfigured('no-tenant', 'no tenant is configured: set the variables of .env.example first')
  const { appType: type, appPassword: password, siteId } = tenant
  await openWayOut(config.proxy, process.env, 'outside')
  const credential = createCredential({ ...tenant, type, password, loginUrl: urls.login })
  const graph = createGraph({ graphUrl: urls.graph, credential })
  const words = loadWords()[locale]
  const lacking = (await missingPermissions(graph, tenant)).map(lackingText)
  const names = await sectionNames(config, words)
  const result = await provisionLists(graph, { siteId, labels: key => words.text(key), sections: names })
  const links = linkText(await linksRefused(graph, { siteId }))
  const said = [...result.did.map(doneText), ...(names.sure ? [] : [unsure]), ...lacking, links]
  if (result.kind === 'ready')
    return [...said, 'The lists "Propositions", "Directions" and "Relais" are ready.'].join('\n')
  const lines = [...said, ...result.what.map(one => `missing: ${one}`), cure(siteId)]
  throw new Misconfigured('missing', lines.join('\n'))
}

function doneText({ what, done }: Done): string {
  switch (done) {
    case 'created':
      return `created: ${what}`
    case 'indexed':
      return `indexed, so that it can be filtered above 5 000 items: ${what}`
    case 'choices':
      return `offers the present choices: ${what}`
  }
}

/** Before her first start there is no database, and later it may be away. */
const unsure = 'left as they are: the choices of Propositions.Rubrique, which Mary writes by herself once she runs.'

function linkText(answer: string | null): string {
  if (answer === null) return 'SharePoint makes links of single files: agents watch videos without reading the library.'
  return (
    `SharePoint makes no link of a file (${answer}): agents who may not read the library watch no video. Cure: in the ` +
    'SharePoint admin centre let the site share with people in your organization (docs/operations.md, Regarder).'
  )
}

/** Another app's identity that is lent for this run needs none of them. */
function lackingText({ name, without, optional }: Permission): string {
  const how = 'grant it to Mary’s app with admin consent (docs/install.md, "Grant permissions")'
  return `this identity lacks ${name}${optional ? ' (optional)' : ''}: ${without}. Cure: ${how}.`
}

function cure(siteId: string): string {
  return [
    'This identity may not create or change lists and columns: it needs Sites.Selected with manage on the site.',
    `Cure: POST /sites/${siteId}/permissions with the role "manage" for this app (docs/install.md, "Grant permissions"),`,
    'or run this command once with an identity that has it; write is enough for Mary afterwards.',
  ].join('\n')
}

/**
 * Sections that an administrator made are in Mary's database; before her first start there are only the shipped ones.
 */
async function sectionNames({ databaseUrl, dataDir, locale, timeZone }: Config, words: Words): Promise<Names> {
  const look = { words, locale, timeZone }
  const noRows = { all: async () => [], known: async () => [], column: async () => null }
  const shipped = (await readSectionLabels({ sections: noRows }, look)).open
  if (databaseUrl === undefined && !existsSync(dataDir)) return { names: shipped, sure: true }
  try {
    const database = await openDatabase({ databaseUrl, dataDir })
    try {
      return { names: (await readSectionLabels({ sections: sections(database) }, look)).open, sure: true }
    } finally {
      await database.close()
    }
  } catch {
    return { names: shipped, sure: false }
  }
}

try {
  console.log(await provision())
} catch (error) {
  sayFailure(error)
}
