import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type BareBot = { url: string; pid: number; close(): void }

/**
 * `cards`: what it answers to each verb. `ca`: a file with the authority of the tenant's addresses. `stateUrl`: the
 * database in which it keeps its state; absent: it remembers nothing.
 */
export async function startBareBot(
  variables: Record<string, string>,
  cards: Record<string, object>,
  ca: string,
  stateUrl?: string,
): Promise<BareBot> {
  const env = { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: ca }
  const child = fork(fileURLToPath(new URL('./bare-bot.ts', import.meta.url)), { env })
  child.send({ variables, cards, stateUrl })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, close: () => child.disconnect() }
}
