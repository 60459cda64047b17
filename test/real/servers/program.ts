import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../../support/eventually.ts'

/** A server of its own, on a port of its own, with a fresh store. `credentials`: of the one account that it has. */
export type RealServer<Credentials> = { url: string; credentials: Credentials; stop(): Promise<void> }

const startsWithinMs = 60_000
const endsWithinMs = 5_000

/** Gives a folder that goes with the server, or at once where that does not start. */
export async function inOwnFolder<Server extends { stop(): Promise<void> }>(
  name: string,
  start: (folder: string) => Promise<Server>,
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), `mary-${name}-`))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await start(folder)
    const stop = async (): Promise<void> => {
      await server.stop()
      remove()
    }
    return { ...server, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** Runs to its end; throws with what it printed where that is no good one. Answers what it printed. */
export function runOnce(command: string, args: string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', timeout: startsWithinMs })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stdout}${stderr}`)
  return stdout
}

export type ServerProgram<Credentials> = {
  /** Where it answers. */
  url: string
  /** Asked there until it does. */
  path: string
  command: [string, ...string[]]
  env?: Record<string, string>
  /** What is done once it answers, so that there is an account. */
  open(): Promise<Credentials>
}

/** Starts a server. Its end takes the processes that it started with it. */
export async function startServer<Credentials>(program: ServerProgram<Credentials>): Promise<RealServer<Credentials>> {
  const { url, path, command, env = {}, open } = program
  const [name, ...args] = command
  const child = spawn(name, args, { env: { PATH: process.env['PATH'], ...env }, stdio: 'pipe', detached: true })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (printed = `${printed}${chunk.toString()}`.slice(-4_000)))
  const stop = (): Promise<void> => stopGroup(child)
  const answers = async (): Promise<boolean> =>
    child.exitCode !== null || (await fetch(`${url}${path}`, { redirect: 'manual' })).status < 500
  try {
    await eventually(answers, `${name} answers at ${url}${path}`, startsWithinMs)
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    return { url, credentials: await open(), stop }
  } catch (error) {
    await stop()
    throw new Error(`${name} did not start:\n${printed}`, { cause: error })
  }
}

/** PHP's server has workers, which do not end with it. */
async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const group = -child.pid
  const ended = once(child, 'exit')
  process.kill(group, 'SIGTERM')
  const stuck = setTimeout(() => process.kill(group, 'SIGKILL'), endsWithinMs)
  await ended
  clearTimeout(stuck)
}
