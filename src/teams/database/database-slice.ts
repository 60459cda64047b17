import { databaseVerbs, databaseWords } from './database-verbs.ts'

export const databaseSlice = {
  verbs: databaseVerbs,
  words: databaseWords,
}
