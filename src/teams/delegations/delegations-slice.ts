import { delegationVerbs } from './delegation-verbs.ts'
import { delegationWords } from './delegation-words.ts'
import { drawnDelegations } from './draw-delegations.ts'

/** What delegations has for `slices.ts`. */
export const delegationsSlice = {
  verbs: delegationVerbs,
  words: delegationWords,
  drawn: drawnDelegations,
}
