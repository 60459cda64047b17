import { ConfigFaults, type Env } from './settings/env-reader.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { config as readDotenv } from 'dotenv'
import { type Config, readConfig } from './settings/config.ts'
import { type Tenant, tenantNames } from './settings/tenant-settings.ts'
import { Misconfigured } from './core/domain/errors.ts'
import { switchAllOn } from './core/use-cases/capabilities/switch-capability.ts'
import { shipCharter } from './core/use-cases/charter/ship-charter.ts'
import { createLog, type Logger, plainOutput } from './log.ts'
import { sayHosts } from './settings/network-accounts.ts'
import { makeDataDir } from './postgres/open/data-dir.ts'
import { type Sandbox, startSandbox } from './apart/sandbox-process.ts'
import { openWayOut, sayProxy } from './settings/way-out.ts'

/** Says what it needs from an operator in one sentence, and ends. */
function refuse(error: unknown): never {
  if (error instanceof ConfigFaults || error instanceof Misconfigured) console.error(error.message)
  else console.error(error)
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  const config = readConfig(env)
  if (config.tenant === undefined) mayOpenSandbox(env, config)
  const log = createLog(config.logLevel, config.tenant ? undefined : plainOutput)
  log.info({}, `Mary starts on Node.js ${process.version}: loading her code`)
  sayProxy(log, config.proxy)
  await openWayOut(config.proxy, env, config.tenant ? 'outside' : 'here')
  makeDataDir(config.dataDir)
  // Loading Mary takes longer than the town takes to start: on two cores both at once.
  const [sandbox, { createApp }] = await Promise.all([
    config.tenant ? undefined : openSandbox(env, config, log),
    import('./app.ts'),
  ])
  const complete = sandbox ? inSandbox(env, config, sandbox) : config
  if (!complete.tenant) throw new Misconfigured('no-tenant', 'the sandbox gave no tenant')
  sayHosts(log, complete)
  const app = await createApp({ ...complete, tenant: complete.tenant }, log)
  if (sandbox) {
    await shipCharter(app.ports)
    await switchAllOn(app.ports)
    console.log(`Mary vous attend : ${sandbox.desk}`)
  }
  const stop = (): void => {
    void app
      .stop()
      .then(() => sandbox?.stop())
      .then(() => process.exit(0), refuse)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Lost variables must not show a fictional town in place of a real Mary: throws Misconfigured. */
function mayOpenSandbox(env: Env, { sandbox }: Config): void {
  const installed = ['../sandbox/main.ts', '../node_modules/selfsigned'].every(path =>
    existsSync(new URL(path, import.meta.url)),
  )
  if (installed && (sandbox.onPurpose || env['NODE_ENV'] !== 'production')) return
  throw new Misconfigured(
    'no-tenant',
    `This is a production install without a tenant: set ${tenantNames.join(', ')}, and MicrosoftAppPassword or ` +
      'MANAGED_IDENTITY_CLIENT_ID (.env.example explains them); in a full clone with `npm ci`, SANDBOX=on opens the ' +
      'sandbox town on purpose.',
  )
}

function openSandbox(env: Env, config: Config, log: Logger): Promise<Sandbox> {
  log.info({}, `building the sandbox town in ${config.dataDir}: its keys, ${config.sandbox.people} agents`)
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
  const site = { PUBLIC_SITE: env['PUBLIC_SITE'] ?? 'on', PUBLIC_URL: publicUrl(config) }
  return readConfig({ ...env, ...variables, ...site, HOST: config.host })
}

function publicUrl(config: Config): string {
  return config.publicUrl ?? `http://localhost:${config.port}`
}

// The reader of her output may close the terminal: she goes on.
for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined)
readDotenv({ quiet: true })
start(process.env).catch(refuse)
