import { press, type TypedWords } from '../turn/typed-table.ts'
import { databaseVerbs } from './database-verbs.ts'

export const databaseWords: TypedWords = {
  adopt: async turn => [await press(turn, databaseVerbs, 'database.adopt', {})],
  adoptNow: async turn => [await press(turn, databaseVerbs, 'database.adopted', {})],
}
