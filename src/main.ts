import { join } from 'node:path'
import { config as readDotenv } from 'dotenv'
import { type Config, ConfigFaults, type Env, readConfig, type Tenant } from './config.ts'
import { Misconfigured } from './core/errors.ts'
import { createLog } from './log.ts'
import { makeDataDir } from './postgres/open/data-dir.ts'
import { type Sandbox, startSandbox } from './sandbox-process.ts'

/** Says what it needs from an operator in one sentence, and ends. */
function refuse(error: unknown): never {
  if (error instanceof ConfigFaults || error instanceof Misconfigured) console.error(error.message)
  else console.error(error)
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  const config = readConfig(env)
  const log = createLog(env['LOG_LEVEL'] ?? 'warn')
  makeDataDir(config.dataDir)
  // Loading Mary takes longer than the town takes to start: on two cores both at once.
  const [sandbox, { createApp }] = await Promise.all([
    config.tenant ? undefined : openSandbox(env, config),
    import('./app.ts'),
  ])
  const complete = sandbox ? inSandbox(env, config, sandbox) : config
  if (!complete.tenant) throw new Misconfigured('no-tenant', 'the sandbox gave no tenant')
  const app = await createApp({ ...complete, tenant: complete.tenant }, log)
  console.log(sandbox ? `Mary vous attend : ${sandbox.desk}` : `Mary listens on ${complete.host}:${app.port}`)
  const stop = (): void => {
    void app.stop().then(() => sandbox?.stop()).then(() => process.exit(0), refuse)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function openSandbox(env: Env, config: Config): Promise<Sandbox> {
  return startSandbox({
    env: { ...env, PUBLIC_URL: publicUrl(config) },
    port: config.sandbox.port,
    people: config.sandbox.people,
    folder: join(config.dataDir, 'sandbox'),
    botUrl: `http://127.0.0.1:${config.port}`,
  })
}

/** The same variables as a tenant's; Mary stays on this machine. */
function inSandbox(env: Env, config: Config, { variables }: Sandbox): Config & { tenant?: Tenant | undefined } {
  return readConfig({ ...env, ...variables, HOST: config.host, PUBLIC_URL: publicUrl(config) })
}

function publicUrl(config: Config): string {
  return config.publicUrl ?? `http://localhost:${config.port}`
}

readDotenv({ quiet: true })
start(process.env).catch(refuse)
