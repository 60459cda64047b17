import { request } from 'node:https'

export type Reply = { status: number; body: unknown; headers: Record<string, string | string[] | undefined> }

/** A bare client of the sandbox's service, with a token of its Entra; for Graph the audience is the origin. */
export async function openConnector(
  variables: Record<string, string>,
  ca: string,
  audience = 'https://api.botframework.com',
) {
  const origin = variables['TEAMS_SERVICE_URL'] ?? ''
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    send(ca, method, path.startsWith('https:') ? path : origin + path, body, headers)
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: variables['MicrosoftAppId'] ?? '',
    client_secret: variables['MicrosoftAppPassword'] ?? '',
    scope: `${audience}/.default`,
  }).toString()
  const login = `/${variables['MicrosoftAppTenantId']}/oauth2/v2.0/token`
  const answer = await call('POST', login, form, { 'content-type': 'application/x-www-form-urlencoded' })
  const { access_token } = answer.body as { access_token: string }
  return {
    token: access_token,
    bare: call,
    call: (method: string, path: string, body?: unknown) =>
      call(method, path, body, { authorization: `Bearer ${access_token}` }),
  }
}

export type Connector = Awaited<ReturnType<typeof openConnector>>

function send(ca: string, method: string, url: string, body: unknown, headers: Record<string, string>): Promise<Reply> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const options = { method, ca, headers: { 'content-type': 'application/json', ...headers } }
    const outgoing = request(url, options, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const isJson = String(response.headers['content-type']).includes('json') && bytes.length > 0
        const read: unknown = isJson ? JSON.parse(bytes.toString()) : bytes
        resolve({ status: response.statusCode ?? 0, body: read, headers: response.headers })
      })
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}
