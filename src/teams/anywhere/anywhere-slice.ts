import { messageVerbs } from './message-verbs.ts'

/** What anywhere has for `slices.ts`. */
export const anywhereSlice = {
  verbs: messageVerbs,
}
