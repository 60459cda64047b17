import { databaseVerbs, databaseWords } from './database-verbs.ts'

/** What database has for `slices.ts`. */
export const databaseSlice = {
  verbs: databaseVerbs,
  words: databaseWords,
}
