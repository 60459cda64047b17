import type { NearIdea } from '../../../core/domain/initiatives/double.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { initiativeState } from '../../cards/state-names.ts'
import { drawInitiativeForm, type InitiativeFormData } from './draw-initiative-form.ts'

export type NearData = InitiativeFormData & { near: NearIdea[] }

/**
 * « 2 propositions proches »: others' proposals, above the form that was just filled in, which stays below, folded and
 * filled. Both of its ways to send go through.
 */
export function drawNear({ near, ...data }: NearData, look: Look): Card {
  const { words } = look
  const lines = near.map(({ title, department, state, yours, author }) => {
    const of = [yours ? words.text('initiatives.near.yours') : (author?.name ?? ''), department ?? '']
    return {
      title: escapeLine(title),
      whose:
        of
          .filter(part => part !== '')
          .map(escapeLine)
          .join(' · ') || words.text('initiatives.near.unknown'),
      ...initiativeState(state, words),
    }
  })
  // The card around it says « ESSAI » already.
  const form = drawInitiativeForm({ ...data, nearSeen: true }, { ...look, pilot: false }) as Form
  const { noteId = '', callDepartmentId = '', asked = '', sourceId = '', sourceLink = '' } = form.actions[0]?.data ?? {}
  const count = words.count('initiatives.near.count', near.length)
  const ids = { initiativeId: data.initiativeId, noteId, callDepartmentId, asked, sourceId, sourceLink }
  const card = drawCard('initiatives/near', { count, lines, ...ids }, look)
  return above(card, form)
}

type Form = { body: Card[]; actions: (Card & { data?: Record<string, string> })[] }

function above(near: Card, { body, actions }: Form): Card {
  const items = [...body, { type: 'ActionSet', actions, spacing: 'Medium' }]
  const own = { type: 'Container', id: 'own', isVisible: false, separator: true, spacing: 'Medium', items }
  return { ...near, body: [...(near['body'] as Card[]), own] }
}
