import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { seed } from './chance.ts'
import { createTownClient, type TownClient } from './town-client.ts'

export type StartedSandbox = {
  /** What the tenant gives to the bot. */
  variables: Record<string, string>
  /** The authority of its https addresses, in PEM (`tls.setDefaultCACertificates`). */
  ca: string
  desk: string
  town: TownClient
  pid: number
  close(): Promise<void>
}

/** A run of the tests must not hang on a town that does not end. */
const endsWithinMs = 10_000

type Ready = { ready: true; desk: string; ca: string; variables: Record<string, string> }

/** Where Mary promises to be fast, a test says so; here a machine that has much else to do is no fault of hers. */
const waitMs = 60_000

const main = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))

/** Starts the town as a child process on any free ports; `env` adds to its variables (BOT_URL, SANDBOX_DIR, …). */
export async function startSandbox(env: Record<string, string> = {}): Promise<StartedSandbox> {
  const child = fork(main, {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_SEED: String(seed), SANDBOX_WAIT_MS: String(waitMs), ...env },
  })
  const { desk, ca, variables } = await readiness(child)
  return {
    variables,
    ca,
    desk,
    town: createTownClient(desk),
    pid: child.pid ?? 0,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      const stuck = setTimeout(() => child.kill('SIGKILL'), endsWithinMs)
      await ended
      clearTimeout(stuck)
    },
  }
}

function readiness(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as Ready))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`The sandbox ended with ${code} before it was ready.`)))
  })
}
