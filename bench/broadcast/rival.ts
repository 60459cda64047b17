import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What both rivals send: the very activity that Mary sent, to conversations that they know. */
export type Given = {
  variables: Record<string, string>
  activity: string
  conversationIds: string[]
  concurrency: number
}
export type Ran = { seconds: number; failed: number; cpuSeconds: number }
export type Rival = { name: string; run(): Promise<Ran>; close(): void }

/**
 * A process of its own, as Mary has one: it sends once to everyone each time it is told. `ca`: a file with the
 * authority of the tenant's addresses.
 */
export async function startRival(program: 'sample-loop' | 'bare-pool', given: Given, ca: string): Promise<Rival> {
  const env = { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: ca }
  const child = fork(fileURLToPath(new URL(`./${program}.ts`, import.meta.url)), { env })
  const answer = async (message: Given | 'run'): Promise<unknown> => {
    child.send(message)
    return ((await once(child, 'message')) as [unknown])[0]
  }
  await answer(given)
  return { name: program, run: async () => (await answer('run')) as Ran, close: () => child.disconnect() }
}

/** In the rival's process: gets ready with what it is given, then runs whenever it is told. */
export function beRival(prepare: (given: Given) => Promise<(conversationId: string) => Promise<boolean>>): void {
  let run: () => Promise<Ran>
  process.on('message', (message: Given | 'run') => {
    const work = message === 'run' ? run() : prepare(message).then(send => void (run = () => sendToAll(message, send)))
    work.then(
      done => process.send?.(done ?? 'ready'),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
}

async function sendToAll(
  { conversationIds, concurrency }: Given,
  send: (conversationId: string) => Promise<boolean>,
): Promise<Ran> {
  const rest = conversationIds.values()
  let failed = 0
  const one = async (): Promise<void> => {
    for (const id of rest) if (!(await send(id))) failed++
  }
  const cpu = process.cpuUsage()
  const began = performance.now()
  await Promise.all(Array.from({ length: concurrency }, one))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds, failed, cpuSeconds: (user + system) / 1e6 }
}
