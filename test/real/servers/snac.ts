import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownPort } from '../../support/own-port.ts'
import { inOwnFolder, type RealServer, runOnce, startServer } from './program.ts'

/**
 * A small server of the Fediverse that speaks Mastodon's API, with one account: https://codeberg.org/grunfink/snac2. It has no
 * `/api/v2/instance`, knows no `Idempotency-Key`, and deletes no status.
 */
export function startSnac(): Promise<RealServer<{ account: string; token: string }>> {
  return inOwnFolder('snac', async folder => {
    const port = await ownPort()
    const host = `localhost:${port}`
    const url = `http://${host}`
    const base = join(folder, 'base')
    runOnce('snac', ['init', base], ['127.0.0.1', String(port), host, '', 'mairie@ville.test', ''].join('\n'))
    const settings = join(base, 'server.json')
    const asked = JSON.parse(readFileSync(settings, 'utf8')) as object
    writeFileSync(settings, JSON.stringify({ ...asked, protocol: 'http' }))
    const account = 'mairie'
    const passwd = /password is (\S+)/.exec(runOnce('snac', ['adduser', base, account]))?.[1] ?? ''
    return startServer({
      url,
      path: '/api/v1/instance',
      command: ['snac', 'httpd', base],
      open: async () => ({ account, token: await tokenOf(url, { login: account, passwd }) }),
    })
  })
}

async function tokenOf(url: string, keys: { login: string; passwd: string }): Promise<string> {
  const answer = await fetch(`${url}/oauth/x-snac-get-token`, { method: 'POST', body: new URLSearchParams(keys) })
  const token = (await answer.text()).trim()
  assert.match(token, /^[0-9a-f]{32}$/)
  return token
}
