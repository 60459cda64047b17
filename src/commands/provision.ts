import { ConfigFaults } from '../env-reader.ts'
import { config as readEnvFile } from 'dotenv'
import { readConfig } from '../config.ts'
import { Misconfigured, Unavailable } from '../core/domain/errors.ts'
import { createCredential } from '../credential.ts'
import { createGraph } from '../graph/graph.ts'
import { provisionLists } from '../graph/provision-lists.ts'
import { loadWords } from '../words.ts'

/** `npm run provision`: makes the two lists with the environment's identity. Once is enough, twice does no harm. */
async function provision(): Promise<string> {
  readEnvFile({ quiet: true })
  const { tenant, urls, locale } = readConfig(process.env)
  if (!tenant) throw new Misconfigured('no-tenant', 'no tenant is configured: set the variables of .env.example first')
  const { appType: type, appPassword: password, siteId } = tenant
  const credential = createCredential({ ...tenant, type, password, loginUrl: urls.login })
  const graph = createGraph({ graphUrl: urls.graph, credential })
  const words = loadWords()[locale]
  const result = await provisionLists(graph, { siteId, labels: key => words.text(key) })
  if (result.kind === 'ready') return 'The lists "Propositions" and "Directions" are ready.'
  const why = 'this identity may not create them: use one with manage on the site'
  throw new Misconfigured('missing', `still missing: ${result.what.join(', ')}; ${why}.`)
}

try {
  console.log(await provision())
} catch (error) {
  const known = error instanceof ConfigFaults || error instanceof Misconfigured
  const away = error instanceof Unavailable ? `Microsoft does not answer now (${error.code}): try again later.` : null
  console.error(known ? error.message : (away ?? error))
  process.exitCode = 1
}
