import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { ownPort } from '../../support/own-port.ts'
import { inOwnFolder, type RealServer, startServer } from './program.ts'

const program = fileURLToPath(new URL('pds-program.ts', import.meta.url))

/** Bluesky's own server with one account. It has no view of all posts: nobody is found there, and nobody answers. */
export function startPds(): Promise<RealServer<{ handle: string; did: string; appPassword: string }>> {
  return inOwnFolder('pds', async folder => {
    const port = await ownPort()
    const url = `http://localhost:${port}`
    return startServer({
      url,
      path: '/xrpc/_health',
      command: [process.execPath, program, String(port), folder],
      open: async () => {
        const handle = 'mairie.test'
        const account = { handle, email: 'mairie@ville.test', password: 'un mot de passe' }
        const { did, accessJwt } = await post(url, 'com.atproto.server.createAccount', account)
        const { password } = await post(url, 'com.atproto.server.createAppPassword', { name: 'mary' }, accessJwt)
        return { handle, did: did!, appPassword: password! }
      },
    })
  })
}

async function post(url: string, method: string, body: object, token = ''): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/xrpc/${method}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
  })
  const fields = (await answer.json()) as Record<string, string>
  assert.equal(answer.status, 200, JSON.stringify(fields))
  return fields
}
