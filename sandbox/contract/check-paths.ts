import { readFileSync } from 'node:fs'
import type { Document } from 'openapi-backend'
import type { Answer, Incoming } from '../router.ts'
import { lateSchemas, putOffRefs, quickly } from './late-schemas.ts'

/** Says what is wrong with path, options, bodies and status, by an OpenAPI document. */
export type CheckPaths = (request: Incoming, answer: Answer) => string[]

export type PathRules = {
  document: string
  apiRoot: string
  /** Documented by Microsoft, though not in the document. */
  besides: RegExp[]
  /** What the document itself has wrong, as it is found. */
  quirks?: RegExp[]
}

export const graphRules = (document: string): PathRules => ({
  document,
  apiRoot: '/v1.0',
  besides: [
    // https://learn.microsoft.com/graph/api/drive-get, site-getbypath, team-get; counts: aad-advanced-queries
    /^\/v1\.0\/sites\/[^/]+\/drive(\/|$)/,
    /^\/v1\.0\/sites\/[^/]+:\//,
    // https://learn.microsoft.com/graph/api/driveitem-delta
    /^\/v1\.0\/drives\/[^/]+(\/root(:.*|\/children|\/delta)?)?$/,
    /^\/v1\.0\/teams\/[^/]+$/,
    // https://learn.microsoft.com/graph/api/listitem-list-versions
    /^\/v1\.0\/sites\/[^/]+\/lists\/[^/]+\/items\/\d+\/versions$/,
    // https://learn.microsoft.com/graph/api/group-list-owners
    /^\/v1\.0\/groups\/[^/]+\/owners(\/|$)/,
    // In MIME it is a text, where the document knows JSON: https://learn.microsoft.com/graph/outlook-send-mime-message
    /^\/v1\.0\/users\/[^/]+\/sendMail$/,
    /\/\$count$/,
  ],
})

export const connectorRules = (document: string): PathRules => ({
  document,
  apiRoot: '',
  // Teams' own: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
  besides: [/^\/v3\/teams\//, /^\/v3\/batch\//, /^\/v3\/conversations\/[^/]+\/members\/[^/]+$/],
})

/** A header that is an object there, a status with pictures that is of two kinds, forms that nobody reads. */
export const mastodonRules = (document: string): PathRules => ({
  document,
  apiRoot: '',
  besides: [],
  quirks: [
    /idempotency-key must be object/,
    /requestBody must match exactly one schema in oneOf .*"passingSchemas":\[0,1\]/,
    /request must have required property 'requestBody'/,
  ],
})

export async function openPathChecks({ document, apiRoot, besides, quirks = [] }: PathRules): Promise<CheckPaths> {
  const { OpenAPIBackend } = await import('openapi-backend')
  const { default: addFormats } = await import('ajv-formats')
  const definition = putOffRefs(JSON.parse(readFileSync(document, 'utf8')) as Document, '#/components/schemas/')
  const knowLate = lateSchemas(definition.components?.schemas ?? {})
  const api = new OpenAPIBackend({
    definition,
    apiRoot,
    quick: true,
    validate: true,
    coerceTypes: true,
    ajvOpts: quickly,
    customizeAjv: ajv => {
      addFormats.default(ajv)
      return knowLate(ajv).addFormat('base64url', true).addFormat('int16', true)
    },
  })
  await api.init()
  // The library would list them anew for each request and each answer.
  const operations = api.router.getOperations()
  api.router.getOperations = () => operations
  return (request, answer) => {
    if (besides.some(pattern => pattern.test(request.path))) return []
    const asked = toOpenApi(request)
    const operation = api.matchOperation(asked)
    if (operation?.operationId === undefined) return ['no such operation in the contract']
    const { status, body } = answer
    const faults: string[] = []
    // A request that was refused for what it says may say it wrongly.
    if (status < 400) faults.push(...errorsOf('request', api.validateRequest(asked, operation).errors))
    if (status < 400 && operation.responses?.[String(status)] === undefined) {
      faults.push(`status ${status} is not in the contract`)
    }
    if (body !== undefined && !Buffer.isBuffer(body)) {
      const { errors } = api.validateResponse(answered(structuredClone(body)), operation, status)
      faults.push(...errorsOf('answer', errors))
    }
    return faults.filter(fault => !quirks.some(known => known.test(fault)))
  }
}

const toOpenApi = (request: Incoming) => ({
  method: request.method,
  path: onePath(request.path),
  query: queryOf(request),
  headers: headersOf(request),
  body: bodyOf(request),
})

type Fault = { instancePath?: string; message?: string; params?: unknown }

const errorsOf = (where: string, errors: Fault[] | null | undefined): string[] =>
  (errors ?? [])
    .slice(0, 5)
    .map(
      ({ instancePath = '', message = '', params }) => `${where}${instancePath} ${message} ${JSON.stringify(params)}`,
    )

/** A path inside a path is one parameter to OpenAPI. */
const onePath = (path: string): string =>
  path.replace(
    /(:\/)(.+)(:\/(?:content|createLink|createUploadSession))$/,
    (_all, start: string, inner: string, end: string) => `${start}${inner.replaceAll('/', '%2F')}${end}`,
  )

function queryOf(request: Incoming): string {
  const query = new URLSearchParams(request.query)
  // Documented for every drive item, in no OpenAPI document: https://learn.microsoft.com/graph/api/resources/driveitem
  query.delete('@microsoft.graph.conflictBehavior')
  return query.toString()
}

const headersOf = ({ headers }: Incoming): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** Relations that are tracked are annotations (delta-query-overview); the document has those of groups alone. */
function answered(body: unknown): unknown {
  const { value } = (body ?? {}) as { value?: unknown }
  if (Array.isArray(value)) for (const row of value as Record<string, unknown>[]) delete row['manager@delta']
  return body
}

/** A copy: the checks may coerce what they look at. */
const bodyOf = ({ body, raw }: Incoming): unknown =>
  body === undefined && raw.length > 0 ? raw.toString('latin1') : structuredClone(body)
