import { ConfigFaults, type Env } from '../settings/env-reader.ts'
import { config as readDotenv } from 'dotenv'
import { type Config, readConfig } from '../settings/config.ts'
import type { Tenant } from '../settings/tenant-settings.ts'
import { Misconfigured } from '../core/domain/errors.ts'
import { createLog } from '../log.ts'
import { sayHosts } from '../settings/network-accounts.ts'
import { makeDataDir } from '../postgres/open/data-dir.ts'
import { openWayOut, sayProxy } from '../settings/way-out.ts'

/** `npm run worker`: one more process for the jobs, beside the bot and on its PostgreSQL; it listens to nobody. */
async function start(env: Env): Promise<void> {
  const config = readConfig(env)
  const tenant = sharedTenant(config)
  const log = createLog(config.logLevel)
  log.info({}, 'a worker of Mary starts')
  sayHosts(log, config)
  sayProxy(log, config.proxy)
  await openWayOut(config.proxy, env, 'outside')
  makeDataDir(config.dataDir)
  const { createWorker } = await import('../app/create-worker.ts')
  const worker = await createWorker({ ...config, tenant }, log)
  log.info({}, 'the worker takes its share of the jobs')
  const stop = (): void => void worker.stop().then(() => process.exit(0), refuse)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function sharedTenant({ databaseUrl, tenant }: Config): Tenant {
  if (databaseUrl === undefined)
    throw new Misconfigured(
      'worker-without-postgres',
      'A worker shares the PostgreSQL of the bot: set DATABASE_URL (PGlite lets one process in).',
    )
  if (tenant === undefined)
    throw new Misconfigured(
      'worker-without-tenant',
      'A worker sends for a tenant: give it the same variables as the bot, MicrosoftAppId and the rest.',
    )
  return tenant
}

function refuse(error: unknown): never {
  console.error(error instanceof ConfigFaults || error instanceof Misconfigured ? error.message : error)
  process.exit(1)
}

for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined)
readDotenv({ quiet: true })
start(process.env).catch(refuse)
