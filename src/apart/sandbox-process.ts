import type { Env } from '../settings/env-reader.ts'
import { fork } from 'node:child_process'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Misconfigured } from '../core/domain/errors.ts'

export type Sandbox = {
  /** The same variables as a tenant would give. */
  variables: Record<string, string>
  /** Where the desk is. */
  desk: string
  stop(): Promise<void>
}

type Ready = { ready: true; variables: Record<string, string>; desk: string; ca: string }

/** Starts the town as a process of its own, which ends with this one, and trusts its certificate. */
export function startSandbox(options: {
  env: Env
  port: number
  people: number
  folder: string
  botUrl: string
}): Promise<Sandbox> {
  const env = {
    ...options.env,
    SANDBOX_PORT: String(options.port),
    SANDBOX_PEOPLE: String(options.people),
    SANDBOX_DIR: options.folder,
    BOT_URL: options.botUrl,
  }
  const child = fork(new URL('../../sandbox/main.ts', import.meta.url), { env })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    child.once('exit', code =>
      reject(new Misconfigured('no-sandbox', `The sandbox town did not start (exit code ${code}).`)),
    )
    child.on('error', reject)
    child.once('message', message => {
      const { variables, desk, ca } = message as Ready
      setDefaultCACertificates([...getCACertificates('default'), ca])
      resolve({
        variables,
        desk,
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
  })
}
