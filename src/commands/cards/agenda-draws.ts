import { drawAgenda, drawCalendarFile, drawFeedForm } from '../../teams/agenda/draw-agenda.ts'
import { drawIdea, drawIdeaForm, drawIdeas } from '../../teams/agenda/draw-ideas.ts'

/** Which function draws which card of the agenda. */
export const agendaDraws = {
  'agenda/agenda': drawAgenda,
  'agenda/file': drawCalendarFile,
  'agenda/form': drawFeedForm,
  'agenda/idea': drawIdea,
  'agenda/idea-form': drawIdeaForm,
  'agenda/ideas': drawIdeas,
}
