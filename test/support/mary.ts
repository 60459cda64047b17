import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { allOn } from './all-on.ts'
import { layPglite, makePglite } from './lay-pglite.ts'
import { ownPort } from './own-port.ts'
import { type StartedSandbox, startSandbox } from './sandbox.ts'
import type { TownClient } from './town-client.ts'

export type Mary = {
  town: TownClient
  sandbox: StartedSandbox
  url: string
  /** Her figures, for the operator. */
  metricsUrl: string
  dataDir: string
  /** The process that runs now. */
  pid(): number
  /** Ends her like a power cut ends a process. */
  kill(): Promise<void>
  /** Starts her again on the same store and the same port. */
  start(): Promise<void>
  /** Asks her to stop, as an orchestrator does; answers the exit code. */
  stop(): Promise<number | null>
  close(): Promise<void>
  /** What she printed. */
  output(): string
}

export type MaryOptions = {
  sandbox?: Record<string, string>
  env?: Record<string, string>
  /** What the town is like before she comes; it may still add to `env`. */
  before?: (town: TownClient) => Promise<unknown>
  /** Another process of hers, whose town and store this one shares; Teams goes on speaking to the first. */
  beside?: Pick<Mary, 'sandbox'>
  /** Takes jobs only, and listens to nobody. */
  worker?: boolean
  /** Another program that starts her, for measurements. */
  program?: string
}

/** She promises ten seconds. */
const endsWithinMs = 15_000

const programs = {
  bot: fileURLToPath(new URL('../../src/main.ts', import.meta.url)),
  worker: fileURLToPath(new URL('../../src/commands/worker.ts', import.meta.url)),
}

/** Where `npm test` made none: gone when this process ends. */
async function makePgliteHere(): Promise<string> {
  const made = await makePglite()
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}

/** The real process in a real town, as in production: with a tenant's variables, over HTTP. */
export async function startMary(options: MaryOptions = {}): Promise<Mary> {
  const { beside, worker = false, program = worker ? programs.worker : programs.bot } = options
  const sandbox =
    beside?.sandbox ?? (await startSandbox({ SANDBOX_PEOPLE: '300', SANDBOX_CHECK: 'strict', ...options.sandbox }))
  const dataDir = mkdtempSync(join(tmpdir(), 'mary-'))
  const port = await ownPort()
  const url = `http://127.0.0.1:${port}`
  const metricsPort = await ownPort()
  const metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`
  const ca = join(dataDir, 'ca.pem')
  writeFileSync(ca, sandbox.ca)
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    ...sandbox.variables,
    HOST: '127.0.0.1',
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    PUBLIC_URL: url,
    PUBLIC_SITE: 'on',
    DATA_DIR: join(dataDir, 'store'),
    QUIET_HOURS: 'off',
    // Walks press faster than people do.
    TURNS_PER_MINUTE: '1000000',
    NODE_EXTRA_CA_CERTS: ca,
    ...options.env,
  }
  if ('DATABASE_URL' in env) await switchOn(String(env['DATABASE_URL']))
  else {
    process.env['MADE_PGLITE'] ??= await makePgliteHere()
    layPglite(env.DATA_DIR)
  }
  if (!beside) await sandbox.town.setBot(url)
  await options.before?.(sandbox.town)
  let child: ChildProcess | undefined
  let printed = ''
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [program], {
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => void (printed += chunk.toString()))
    await ready(worker ? metricsUrl : `${url}/readyz`, started, () => printed)
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const ended = once(child, 'exit')
    const running = child
    running.kill(signal)
    const stuck = setTimeout(() => running.kill('SIGKILL'), endsWithinMs)
    await ended
    clearTimeout(stuck)
    return child.exitCode
  }
  const close = async (): Promise<void> => {
    await end('SIGTERM')
    if (!beside) await sandbox.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    // A town that is left open would keep mocha from ending.
    await close()
    throw error
  }
  return {
    town: sandbox.town,
    sandbox,
    url,
    metricsUrl,
    dataDir,
    start,
    pid: () => child?.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    output: () => printed,
    close,
  }
}

async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let left = 1_200; left > 0; left--) {
    if (child.exitCode !== null) throw new Error(`Mary ended while starting:\n${printed()}`)
    const ok = await fetch(url).then(
      response => response.ok,
      () => false,
    )
    if (ok) return
    await delay(100)
  }
  throw new Error(`Mary did not get ready:\n${printed()}`)
}

/** Of a database that is not migrated yet she makes what a new authority has. */
async function switchOn(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(`select from pg_class where relname = 'capability_switch'`)
  if (rows.length > 0) await client.query(allOn)
  await client.end()
}
