import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownPort } from '../../support/own-port.ts'
import { inOwnFolder, type RealServer, runOnce, startServer } from './program.ts'

const reader = fileURLToPath(new URL('read-feed.php', import.meta.url))

type Keys = { login: string; password: string }
type Spip = RealServer<Keys> & {
  /** What it keeps of a feed on this machine, which it reads now. */
  readFeed(feed: string): Promise<Record<string, string>[]>
}

/** SPIP on SQLite, installed as a webmaster does it in the browser. */
export function startSpip(): Promise<Spip> {
  return inOwnFolder('spip', async folder => {
    const port = await ownPort()
    const url = `http://localhost:${port}`
    runOnce('cp', ['-a', '/usr/share/spip/.', folder])
    // Debian's is one program for many sites, whose files lie elsewhere.
    for (const name of ['IMG', 'local', 'plugins', 'sites', 'themes', 'config/mes_options.php'])
      rmSync(join(folder, name), { force: true, recursive: true })
    for (const name of ['IMG', 'local', 'plugins', 'tmp']) mkdirSync(join(folder, name))
    copyFileSync(reader, join(folder, 'read-feed.php'))
    const server = await startServer({
      url,
      path: '/ecrire/?exec=install',
      command: ['php', '-d', 'sendmail_path=/bin/true', '-S', `localhost:${port}`, '-t', folder],
      // It asks itself for some things.
      env: { PHP_CLI_SERVER_WORKERS: '4' },
      open: async () => {
        const keys = { login: 'mairie', password: 'un long mot de passe' }
        await install(url, keys)
        return keys
      },
    })
    return { ...server, readFeed: feed => readFeed(url, feed) }
  })
}

async function install(url: string, { login, password }: Keys): Promise<void> {
  const database = { server_db: 'sqlite3', chmod: '511' }
  for (const step of [
    { etape: 'chmod', lang: 'fr' },
    { etape: '3', ...database, choix_db: 'new_spip', table_new: 'spip', tprefix: 'spip' },
    {
      etape: '3b',
      ...database,
      nom: 'Mairie',
      email: 'mairie@ville.test',
      login,
      pass: password,
      pass_verif: password,
    },
    { etape: '4' },
    { etape: 'fin' },
  ]) {
    const body = new URLSearchParams(step as Record<string, string>)
    const answer = await fetch(`${url}/ecrire/?exec=install`, { method: 'POST', body, redirect: 'manual' })
    const page = await answer.text()
    assert.ok(answer.status < 400 && !page.includes('Accès interdit'), `${step.etape}: ${answer.status} ${page}`)
  }
}

async function readFeed(url: string, feed: string): Promise<Record<string, string>[]> {
  const answer = await fetch(`${url}/read-feed.php?${new URLSearchParams({ feed }).toString()}`)
  const text = await answer.text()
  assert.equal(answer.status, 200, text)
  return JSON.parse(text) as Record<string, string>[]
}
