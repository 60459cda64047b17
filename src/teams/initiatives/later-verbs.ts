import { isComms } from '../../core/domain/actor.ts'
import { putOffInitiative } from '../../core/use-cases/initiatives/put-off-initiative.ts'
import { placeOfInitiative } from '../../core/use-cases/sectors/where-cards-lie.ts'
import { cleanText } from '../../core/domain/text.ts'
import type { Answer } from '../turn/answer.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import { isDialog, type Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { clockOf, dayField } from '../written/written-when.ts'
import { drawInbox } from './drawn/draw-inbox.ts'
import { drawLaterDialog, type LaterForm } from './drawn/draw-later-dialog.ts'
import { orders } from '../turn/verb-facts.ts'

export const laterVerbs = {
  'initiative.later': verb(orders('uncounted'), ['initiativeId'], (turn, { initiativeId }, fields) =>
    laterForm(turn, initiativeId, { typed: typedIn(fields) }),
  ),
  'initiative.put-off': verb(orders('ask'), ['initiativeId'], (turn, { initiativeId }, fields) =>
    putOff(turn, initiativeId, fields),
  ),
} satisfies Verbs

/** *Pas maintenant*: in the channel a dialog, typed a card. */
async function laterForm(turn: Turn, id: string, form: Pick<LaterForm, 'errors' | 'typed'>): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const initiative = await turn.ports.initiatives.byId(id)
  if (!initiative) return refusal(turn, { kind: 'not-found' })
  const card = drawLaterDialog({ initiative, now: turn.ports.now(), hours: turn.settings, ...form }, turn.look)
  return isDialog(turn.road)
    ? { kind: 'dialog', title: turn.look.words.text('dialogs.later'), card }
    : { kind: 'card', card, beside: true }
}

async function putOff(turn: Turn, id: string, fields: Record<string, unknown>): Promise<Answer> {
  const typed = typedIn(fields)
  // A day of one's own counts before one of those offered.
  const on = dayField(typed.on || typed.quick, clockOf(turn))
  const result = await putOffInitiative(turn.ports, turn.actor, { id, on, reason: typed.reason }, turn.settings)
  switch (result.kind) {
    case 'changed':
    case 'already-put-off':
      return turn.road === 'dialog' ? { kind: 'done' } : shown(turn, result)
    case 'invalid':
      return laterForm(turn, id, { errors: result.errors, typed })
    case 'already-decided':
      return turn.road === 'dialog' ? refusal(turn, result) : shown(turn, result)
    default:
      return refusal(turn, result)
  }
}

async function shown(turn: Turn, { initiative }: Pick<LaterForm, 'initiative'>): Promise<Answer> {
  const { sector } = await placeOfInitiative(turn.ports, initiative)
  return { kind: 'card', card: drawInbox(initiative, turn.look, { sector }) }
}

function typedIn(fields: Record<string, unknown>): Record<'quick' | 'on' | 'reason', string> {
  return { quick: cleanText(fields['quick']), on: cleanText(fields['on']), reason: cleanText(fields['reason']) }
}
