import { joined } from '../../core/domain/joined.ts'
import { circuitVerbs } from './circuit-verbs.ts'
import { stepVerbs } from './step-verbs.ts'
import { circuitWords } from './circuit-words.ts'

export const circuitsSlice = {
  verbs: joined([circuitVerbs, stepVerbs]),
  words: circuitWords,
}
