import { agendaVerbs } from './agenda-verbs.ts'
import { agendaWords } from './agenda-words.ts'
import { drawnIdeas } from './draw-ideas.ts'

export const agendaSlice = {
  capability: ['campaigns'],
  verbs: agendaVerbs,
  words: agendaWords,
  drawn: drawnIdeas,
  rests: ['agenda.read', 'agenda.feed'],
} as const
