import type { Kysely } from 'kysely'
import type { Schema } from '../../src/postgres/schema/schema.ts'

/** A database that answers nothing, and tells in `plans` how it would look for what it is asked. */
export function explaining(kysely: Kysely<Schema>, plans: unknown[]): Kysely<Schema> {
  return kysely.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind !== 'RawNode') throw new Error(`cannot explain a ${node.kind}`)
      const [first = '', ...rest] = node.sqlFragments
      return { ...node, sqlFragments: [`explain ${first}`, ...rest] }
    },
    transformResult: async ({ result }) => {
      plans.push(...result.rows)
      return { ...result, rows: [] }
    },
  })
}
