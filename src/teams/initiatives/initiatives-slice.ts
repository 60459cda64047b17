import { joined } from '../../core/domain/joined.ts'
import { initiativeVerbs } from './initiative-verbs.ts'
import { ownVerbs } from './see-own.ts'
import { laterVerbs } from './later-verbs.ts'
import { creditVerbs, creditWords } from './credit-verbs.ts'
import { initiativeWords } from './initiative-words.ts'
import { laterWords } from './later-words.ts'
import { drawnInitiatives } from './drawn/drawn-initiatives.ts'

export const initiativesSlice = {
  verbs: joined([initiativeVerbs, ownVerbs, laterVerbs, creditVerbs]),
  words: joined([initiativeWords, laterWords, creditWords]),
  drawn: drawnInitiatives,
}
