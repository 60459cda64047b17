import { endNewspaper, resumeNewspaper } from '../../core/use-cases/newspapers/change-newspaper.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { editNewspaper, keepNewspaper, newNewspaper } from './newspaper-form.ts'
import { showNewspapers } from './show-newspapers.ts'
import { orders, reads } from '../turn/verb-facts.ts'

export const newspaperVerbs = {
  'newspaper.list': verb(reads, [], showNewspapers),
  'newspaper.form': verb(orders('uncounted'), [], newNewspaper),
  'newspaper.edit': verb(orders('uncounted'), ['newspaperId'], (turn, { newspaperId }) =>
    editNewspaper(turn, newspaperId),
  ),
  'newspaper.save': verb(orders('plan'), ['newspaperId'], (turn, { newspaperId }, fields) =>
    keepNewspaper(turn, newspaperId, fields),
  ),
  'newspaper.end': verb(orders('uncounted'), ['newspaperId'], async (turn, { newspaperId }) => {
    const result = await endNewspaper(turn.ports, turn.actor, newspaperId)
    if (result.kind === 'not-comms') return notComms(turn)
    // Pressed twice: it has ended all the same.
    return result.kind === 'newspaper-changed' || result.kind === 'already-ended'
      ? showNewspapers(turn)
      : refusal(turn, result)
  }),
  'newspaper.resume': verb(orders('uncounted'), ['newspaperId'], async (turn, { newspaperId }) => {
    const result = await resumeNewspaper(turn.ports, turn.actor, newspaperId)
    if (result.kind === 'not-comms') return notComms(turn)
    return result.kind === 'newspaper-changed' || result.kind === 'not-ended'
      ? showNewspapers(turn)
      : refusal(turn, result)
  }),
} satisfies Verbs
