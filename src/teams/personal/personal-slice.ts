import { joined } from '../../core/domain/joined.ts'
import { erasureVerbs } from './erasure-verbs.ts'
import { mydataVerbs } from './mydata-verbs.ts'
import { personalWords } from './personal-words.ts'
import { drawnPersonal } from './drawn-personal.ts'

export const personalSlice = {
  verbs: joined([erasureVerbs, mydataVerbs]),
  words: personalWords,
  drawn: drawnPersonal,
}
