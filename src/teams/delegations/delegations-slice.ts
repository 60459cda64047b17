import { delegationVerbs } from './delegation-verbs.ts'
import { delegationWords } from './delegation-words.ts'
import { drawnDelegations } from './draw-delegations.ts'

export const delegationsSlice = {
  verbs: delegationVerbs,
  words: delegationWords,
  drawn: drawnDelegations,
}
