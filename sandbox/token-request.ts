import { randomUUID } from 'node:crypto'
import type { Answer, Incoming } from './router.ts'
import type { Town } from './town/town.ts'

/** Reads a client-credentials request as Entra does, or says with Entra's own code why it is refused. */
export function readTokenRequest(town: Town, request: Incoming, audiences: string[]): { audience: string } | Answer {
  const form = new URLSearchParams(request.raw.toString('utf8'))
  const basic = readBasic(request.headers.authorization)
  const client = basic?.client ?? form.get('client_id')
  const grant = form.get('grant_type')
  const scope = (form.get('scope') ?? '').split(' ').find(each => each.includes('://')) ?? form.get('scope')
  for (const [name, value] of [
    ['grant_type', grant],
    ['client_id', client],
    ['scope', scope],
  ] as const) {
    if (value === null || value === '') {
      return refuse(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`)
    }
  }
  if (grant !== 'client_credentials') {
    return refuse(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grant}'.`)
  }
  if (client !== town.appId) {
    return refuse(400, 'unauthorized_client', 700016, `Application with identifier '${client}' was not found.`)
  }
  if ((basic?.secret ?? form.get('client_secret')) !== town.appPassword) {
    return refuse(
      401,
      'invalid_client',
      7000215,
      'Invalid client secret provided. Ensure the secret being sent in ' +
        'the request is the client secret value, not the client secret ID.',
    )
  }
  if (scope?.endsWith('/.default') !== true) {
    return refuse(
      400,
      'invalid_scope',
      1002012,
      'The provided value for scope is not valid: client credential flows ' +
        'must have a scope value with /.default suffixed to the resource identifier.',
    )
  }
  const audience = scope.slice(0, -'/.default'.length)
  if (!audiences.includes(audience)) {
    return refuse(400, 'invalid_resource', 500011, `The resource principal named ${audience} was not found.`)
  }
  return { audience }
}

function readBasic(header: string | undefined): { client: string; secret: string } | undefined {
  const [scheme, value = ''] = (header ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'basic') return undefined
  const [client = '', ...secret] = Buffer.from(value, 'base64').toString('utf8').split(':')
  try {
    return { client: decodeURIComponent(client), secret: decodeURIComponent(secret.join(':')) }
  } catch {
    return { client, secret: secret.join(':') }
  }
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function refuse(status: number, error: string, code: number, text: string): Answer {
  const [trace_id, correlation_id] = [randomUUID(), randomUUID()]
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z')
  return {
    status,
    body: {
      error,
      error_description:
        `AADSTS${code}: ${text} Trace ID: ${trace_id} Correlation ID: ${correlation_id} ` + `Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
    },
  }
}
