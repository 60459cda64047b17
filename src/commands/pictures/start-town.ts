import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
export const startsWithinMs = 120_000

/** Mary without a tenant, in an empty folder, so that no `.env` is read. `desk`: the address of the town's page. */
export async function startTown(): Promise<{ desk: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'mary-desk-'))
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const env = {
    PATH: process.env['PATH'],
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    QUIET_HOURS: 'off',
  }
  const mary = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(mary, 'exit')
  const stop = async (): Promise<void> => {
    mary.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const late = setTimeout(() => mary.kill('SIGKILL'), startsWithinMs)
  try {
    for await (const line of createInterface(mary.stdout)) {
      const desk = /^Mary vous attend\s*: (\S+)$/.exec(line)?.[1]
      if (desk) return { desk, stop }
    }
  } finally {
    clearTimeout(late)
  }
  await stop()
  throw new Error('Mary did not start, so there is no page to draw')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
