import type { ValidateFunction } from 'ajv'
import type { Answer, Incoming } from '../router.ts'
import { bodiesOf } from './bodies.ts'
import { late, lateSchemas, putOffRefs, quickly } from './late-schemas.ts'
import { loadTypeSchemas } from './type-schemas.ts'

/** Says what is wrong with the bodies of a request and of its answer, by Microsoft's published types. */
export type CheckBodies = (request: Incoming, answer: Answer) => string[]

export async function openBodyChecks(): Promise<CheckBodies> {
  const { Ajv } = await import('ajv')
  const { definitions } = putOffRefs(await loadTypeSchemas(), '#/definitions/')
  const ajv = lateSchemas(definitions)(new Ajv(quickly))
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = (type: string): ValidateFunction => {
    const kept = validators.get(type) ?? ajv.compile(late(type))
    validators.set(type, kept)
    return kept
  }
  const faultsOf = (type: string, body: unknown, where: string): string[] => {
    const validate = validatorOf(type)
    if (validate(body)) return []
    return (validate.errors ?? [])
      .slice(0, 5)
      .map(error => `${where}${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)} (${type})`)
  }
  return (request, answer) => {
    const bodies = bodiesOf(request.method, request.path)
    const faults: string[] = []
    if (answer.status >= 400) return errorFaults(answer.body)
    if (bodies?.asked !== undefined) faults.push(...faultsOf(bodies.asked, request.body, 'request'))
    if (bodies?.answered === undefined || isBare(answer)) return faults
    const type = bodies.answered
    return faults.concat(
      bodies.isCollection === true
        ? collectionFaults(answer.body, (row, where) => faultsOf(typeOf(row) ?? type, row, where))
        : faultsOf(type, answer.body, 'answer'),
    )
  }
}

const isBare = ({ status, body }: Answer): boolean =>
  status === 204 || status === 302 || Buffer.isBuffer(body) || (status === 201 && body === undefined)

/** People and groups stand side by side in one collection, each with its type. */
function typeOf(row: unknown): string | undefined {
  const type = (row as { '@odata.type'?: unknown } | null)?.['@odata.type']
  return type === '#microsoft.graph.user' ? 'User' : type === '#microsoft.graph.group' ? 'Group' : undefined
}

const collectionKeys: readonly string[] = [
  'value',
  '@odata.context',
  '@odata.nextLink',
  '@odata.deltaLink',
  '@odata.count',
]

function collectionFaults(body: unknown, check: (row: unknown, where: string) => string[]): string[] {
  const { value } = (body ?? {}) as { value?: unknown }
  if (!Array.isArray(value)) return ['answer has no value list']
  const strange = Object.keys(body as object).filter(key => !collectionKeys.includes(key))
  return [
    ...strange.map(key => `answer has '${key}'`),
    ...value.flatMap((row, index) => check(row, `answer/value/${index}`)).slice(0, 5),
  ]
}

function errorFaults(body: unknown): string[] {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | null | undefined)?.error
  const isWhole = typeof error?.code === 'string' && typeof error.message === 'string'
  return isWhole ? [] : ['the error has no code and message']
}
