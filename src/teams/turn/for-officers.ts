import { keptToReading } from './reading-only.ts'
import type { TypedTable, TypedWord } from './typed-table.ts'
import { withoutOrders } from './without-orders.ts'

/** An officer who only reads is told what they typed for, without a button that is not theirs. */
export function forOfficers(table: TypedTable): TypedTable {
  const judged = Object.entries(table).map(([word, run]): [string, TypedWord] => [
    word,
    async (turn, ...typed) => {
      const refused = keptToReading(turn, word)
      return refused ? [refused] : (await run(turn, ...typed)).map(answer => withoutOrders(turn, answer))
    },
  ])
  return Object.fromEntries(judged) as TypedTable
}
