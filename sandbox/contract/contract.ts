import { split, type Answer, type Incoming } from '../router.ts'
import { openBodyChecks } from './check-bodies.ts'
import { connectorRules, graphRules, mastodonRules, openPathChecks } from './check-paths.ts'

export type Violation = { at: string; method: string; path: string; what: string }

export type Contract = {
  /** Looks at a request and its answer, before it leaves. */
  watch: (request: Incoming, answer: Answer) => Promise<void>
  violations: Violation[]
}

type Check = (request: Incoming, answer: Answer) => string[]

/** Each is the path of a published document. */
export type ContractPaths = { graph?: string; connector?: string; mastodon?: string }

/** Checks everything that passes by: bodies of Graph always, paths and options where the documents are at hand. */
export async function openContract({ graph, connector, mastodon }: ContractPaths): Promise<Contract> {
  const violations: Violation[] = []
  const graphChecks: Check[] = [await openBodyChecks()]
  if (graph !== undefined) graphChecks.push(await openPathChecks(graphRules(graph)))
  const connectorChecks = connector === undefined ? [] : [await openPathChecks(connectorRules(connector))]
  const mastodonChecks = mastodon === undefined ? [] : [await openPathChecks(mastodonRules(mastodon))]
  const checksAt = (path: string): Check[] => {
    if (path.startsWith('/v1.0/')) return graphChecks
    if (path.startsWith('/v3/')) return connectorChecks
    return /^\/api\/v[12]\//.test(path) ? mastodonChecks : []
  }
  const check = (request: Incoming, answer: Answer): void => {
    const { path } = request
    const checks = checksAt(path)
    // Whoever was not let in was not looked at either.
    if (answer.status === 401) return
    for (const what of checks.flatMap(each => each(request, answer))) {
      violations.push({ at: new Date().toISOString(), method: request.method, path, what })
    }
  }
  return {
    violations,
    watch: async (request, answer) => {
      check(request, answer)
      for (const [inner, answered] of batched(request, answer)) check(inner, answered)
    },
  }
}

type Asked = { id: string; method: string; url: string; headers?: Record<string, string>; body?: unknown }
type Answered = { id: string; status: number; body?: unknown }

/** The requests within a `$batch`, each with its answer. */
function batched(request: Incoming, answer: Answer): [Incoming, Answer][] {
  if (!request.path.endsWith('/$batch') || answer.status !== 200) return []
  const { responses } = answer.body as { responses: Answered[] }
  return (request.body as { requests: Asked[] }).requests.flatMap(part => {
    const found = responses.find(response => response.id === part.id)
    if (found === undefined) return []
    const { path, query } = split(part.url)
    const { method, body } = part
    const lower = Object.entries(part.headers ?? {}).map(([name, text]) => [name.toLowerCase(), text] as const)
    const headers = Object.fromEntries(lower)
    const inner = { method, path: `/v1.0${path}`, params: {}, query, headers, body, raw: Buffer.alloc(0) }
    const answered = typeof found.body === 'string' ? Buffer.from(found.body) : found.body
    return [[inner, { status: found.status, body: answered }] as [Incoming, Answer]]
  })
}
