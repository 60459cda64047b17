import { messageVerbs } from './message-verbs.ts'

export const anywhereSlice = {
  verbs: messageVerbs,
}
