import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/settings/config.ts'
import { createLog } from '../../src/log.ts'

/** Mary as `src/main.ts` starts her in a tenant, without a budget of requests: everything else is hers. */
const config = readConfig(process.env)
if (!config.tenant) throw new Error('a tenant is needed')
const pace = { book: async () => {}, take: async () => {}, leave: () => true, throttled: () => {} }
const app = await createApp({ ...config, tenant: config.tenant }, createLog('warn'), { pace })
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)))
