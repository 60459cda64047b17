import { sql, type RawBuilder } from 'kysely'
import { Client, type QueryConfig } from 'pg'

/**
 * Begins a statement that is parsed and planned once a connection: for those of every click, whose plan is always the
 * same. https://node-postgres.com/features/queries#prepared-statements
 */
export const prepared = (name: string): RawBuilder<unknown> => sql.raw(`/* prepared: ${name} */ `)

const named = /^\s*\/\* prepared: (\S+) \*\//

export class PreparedClient extends Client {
  override query = ((config: unknown, values?: unknown, ...rest: unknown[]) => {
    const name = typeof config === 'string' && Array.isArray(values) ? named.exec(config)?.[1] : undefined
    const given = name === undefined ? config : ({ name, text: config, values } as QueryConfig)
    return super.query(given as string, (name === undefined ? values : undefined) as unknown[], ...(rest as []))
  }) as Client['query']
}
