import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv'

type Context = Parameters<ValidateFunction>[1]
type Validate = {
  (name: string, data: unknown, parent?: unknown, context?: Context): boolean
  errors?: ErrorObject[]
}

/** For schemas of Microsoft's that check some hundred bodies only: compiled quickly, checked a little more slowly. */
export const quickly: Options = {
  strict: false,
  allErrors: true,
  logger: false,
  code: { optimize: false },
  inlineRefs: false,
  validateSchema: false,
}

/** What was in the place of a reference to `name`. */
export const late = (name: string): { late: string } => ({ late: name })

/**
 * Changes the references of a schema to others of its document (those that begin with `folder`) into a keyword of our
 * own, which `lateSchemas` knows. Answers the same schema.
 */
export function putOffRefs<T>(schema: T, folder: string): T {
  if (typeof schema !== 'object' || schema === null) return schema
  for (const [key, value] of Object.entries(schema)) {
    const ref = (value as { $ref?: unknown } | null)?.$ref
    if (typeof ref === 'string' && ref.startsWith(folder))
      Object.assign(schema, { [key]: late(decodeURIComponent(ref.slice(folder.length))) })
    else putOffRefs(value, folder)
  }
  return schema
}

/**
 * Graph's types lead to hundreds of others, which no body holds: to compile all that a user may lead to takes a second
 * of CPU. So each is compiled when a body first reaches it, once for all instances of Ajv that know the keyword.
 */
export function lateSchemas(schemas: Record<string, object>): (ajv: Ajv) => Ajv {
  const compiled = new Map<string, ValidateFunction>()
  return ajv => {
    const validate: Validate = (name, data, _parent, context) => {
      const schema = schemas[name]
      if (schema === undefined) throw new Error(`The contract has no ${name}`)
      const check = compiled.get(name) ?? ajv.compile(schema)
      compiled.set(name, check)
      const isGood = check(data, context)
      validate.errors = check.errors ?? []
      return isGood
    }
    return ajv.addKeyword({ keyword: 'late', schemaType: 'string', errors: 'full', validate })
  }
}
