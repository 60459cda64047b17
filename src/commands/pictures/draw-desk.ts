import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'

const main = fileURLToPath(new URL('../../main.ts', import.meta.url))
const startsWithinMs = 120_000
const viewport = { width: 1366, height: 860 }

/** Starts Mary with a town of her own, lets an agent propose, and takes a picture of the page of the town. */
export async function drawDesk(browser: Browser): Promise<Buffer> {
  const town = await startTown()
  try {
    const page = await (await browser.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
    page.setDefaultTimeout(startsWithinMs)
    await page.goto(town.desk)
    await page.getByTestId('person-option').first().click()
    await page
      .getByTestId('tour-later')
      .click({ timeout: 2000 })
      .catch(() => undefined)
    await page.getByTestId('composer').fill('proposer')
    await page.getByTestId('composer').press('Enter')
    const chat = page.getByTestId('chat')
    await chat.getByLabel('Titre').fill('Un potager à la crèche des Tilleuls')
    await chat
      .getByLabel('Texte')
      .fill(
        'Depuis avril, les enfants plantent, arrosent et goûtent. Le jardin est ouvert aux collègues chaque vendredi midi.',
      )
    await chat.getByRole('button', { name: 'Envoyer', exact: true }).last().click()
    await chat.getByRole('button', { name: 'Ajouter une photo', exact: true }).last().waitFor()
    await page.getByTestId('channel').getByRole('button', { name: 'Retenir', exact: true }).last().waitFor()
    await page.waitForLoadState('networkidle')
    return await page.screenshot({ animations: 'disabled' })
  } finally {
    await town.stop()
  }
}

/** Mary without a tenant, in an empty folder, so that no `.env` of whoever draws is read. */
async function startTown(): Promise<{ desk: string; stop(): Promise<void> }> {
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
