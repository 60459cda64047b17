import { joined } from '../../core/domain/joined.ts'
import { urgentVerbs } from './urgent-verbs.ts'
import { templateVerbs } from './template-verbs.ts'
import { urgentWords } from './urgent-words.ts'
import { drawnUrgent } from './draw-told.ts'

export const urgentSlice = {
  verbs: joined([urgentVerbs, templateVerbs]),
  words: urgentWords,
  drawn: drawnUrgent,
}
