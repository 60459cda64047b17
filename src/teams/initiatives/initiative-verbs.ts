import { filesOfNote } from '../files/files-of-note.ts'
import { isComms } from '../../core/domain/actor.ts'
import { answerQuestion, askAuthor, nudgeAuthor } from '../../core/use-cases/initiatives/ask-author.ts'
import { askForPhoto, completeInitiative, withdrawInitiative } from '../../core/use-cases/initiatives/own-initiative.ts'
import {
  declineInitiative,
  retainInitiative,
  takeInitiative,
} from '../../core/use-cases/initiatives/triage-initiative.ts'
import type { Initiative } from '../../core/domain/initiatives/initiative.ts'
import { placeOfInitiative } from '../../core/use-cases/sectors/where-cards-lie.ts'
import { drawPhotoHint, drawQuestion } from './drawn/draw-question.ts'
import { drawReceipt } from './drawn/draw-receipt.ts'
import { drawAskDialog, drawDeclineDialog } from './drawn/triage-dialogs.ts'
import { drawInbox } from './drawn/draw-inbox.ts'
import { cleanText } from '../../core/domain/text.ts'
import type { Card, Look } from '../cards/card-templates.ts'
import { drawNotice } from '../cards/draw-notice.ts'
import type { Answer } from '../turn/answer.ts'
import { joined } from '../../core/domain/joined.ts'
import { isDialog, reasonOf, type Turn } from '../turn/turn.ts'
import { notComms, type Refused, refusal } from '../turn/refusal.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { submit } from './submit-form.ts'
import { nudged } from '../turn/nudged.ts'
import { addTo, attachFiles } from './file-turns.ts'
import { own, orders, sends, type VerbFacts } from '../turn/verb-facts.ts'

type Done = { kind: 'changed' | (typeof deliveredAgain)[number]; initiative: Initiative }
type Result = Done | (Refused & { initiative?: Initiative })
type Draw = (initiative: Initiative) => Answer

/** The result of the same click when it was delivered first: the answer is the same. */
const deliveredAgain = ['already-retained', 'already-said', 'already-completed'] as const

/** The changed card, or the refusal; after somebody else's decision the present card. */
function answer(turn: Turn, result: Result, draw: Draw): Answer {
  if (isDone(result)) return draw(result.initiative)
  const present = result.kind.startsWith('already') ? result.initiative : undefined
  return present && turn.road !== 'dialog' ? draw(present) : refusal(turn, result)
}

function isDone(result: Result): result is Done {
  return result.kind === 'changed' || deliveredAgain.some(kind => kind === result.kind)
}

const need = ['initiativeId'] as const

/** Of comms only; the use case checks it again, this check is for the words while Graph is away. */
const comms = (facts: VerbFacts, run: (turn: Turn, id: string, fields: Record<string, unknown>) => Promise<Answer>) =>
  verb(facts, need, async (turn, { initiativeId }, fields) =>
    turn.rolesKnown || isComms(turn.actor) ? run(turn, initiativeId, fields) : refusal(turn, { kind: 'not-comms' }),
  )
const by =
  (draw: (initiative: Initiative, look: Look) => Card, { look }: Turn): Draw =>
  initiative => ({ kind: 'card', card: draw(initiative, look) })

const triage = {
  'initiative.take': comms(orders('uncounted'), async (turn, id) =>
    triaged(turn, await takeInitiative(turn.ports, turn.actor, id)),
  ),
  'initiative.retain': comms(orders('uncounted'), async (turn, id) =>
    triaged(turn, await retainInitiative(turn.ports, turn.actor, id)),
  ),
  'initiative.ask': comms(orders('uncounted'), (turn, id) => dialog(turn, id, 'ask')),
  'initiative.asked': comms(orders('ask'), async (turn, id, fields) => {
    const result = await askAuthor(turn.ports, turn.actor, id, fields['question'])
    return again(turn, id, result, fields, 'ask') ?? closeOr(turn, result)
  }),
  'initiative.nudge': comms(sends('nudge'), async (turn, id) => {
    const result = await nudgeAuthor(turn.ports, turn.actor, id)
    return result.kind === 'changed' ? nudged(turn, [result.initiative.author]) : refusal(turn, result)
  }),
  'initiative.decline': comms(orders('uncounted'), (turn, id) => dialog(turn, id, 'decline')),
  'initiative.declined': comms(orders('uncounted'), async (turn, id, fields) => {
    const result = await declineInitiative(turn.ports, turn.actor, id, reasonOf(turn, 'decline', fields))
    return again(turn, id, result, fields, 'decline') ?? closeOr(turn, result)
  }),
} satisfies Verbs

const author = {
  // A file of addresses that was no list.
  'audience.attach': verb(orders('complete'), ['fileKey'], async (turn, { fileKey }) => {
    const files = await filesOfNote(turn, fileKey)
    return files ? attachFiles(turn, fileKey, files) : refusal(turn, { kind: 'not-found' })
  }),
  'initiative.submit': verb(own('uncounted'), need, submit),
  // Nothing was written, and the earlier form is no longer there.
  'initiative.give-up': verb(orders('uncounted'), need, async turn => {
    if (isDialog(turn.road)) return { kind: 'done' }
    return { kind: 'card', card: drawNotice({ text: 'not-sent', tone: 'ok' }, turn.look) }
  }),
  'initiative.photo': verb(own('complete'), need, async (turn, { initiativeId }) =>
    answer(turn, await askForPhoto(turn.ports, turn.actor, initiativeId), photoHint(turn)),
  ),
  'initiative.complete': verb(own('complete'), need, async (turn, { initiativeId }, fields) =>
    answer(
      turn,
      await completeInitiative(turn.ports, turn.actor, initiativeId, fields['addition']),
      by(drawReceipt, turn),
    ),
  ),
  'initiative.withdraw': verb(own('uncounted'), need, async (turn, { initiativeId }) =>
    answer(turn, await withdrawInitiative(turn.ports, turn.actor, initiativeId), by(drawReceipt, turn)),
  ),
  'initiative.answer': verb(
    own('complete'),
    ['initiativeId', 'index'],
    async (turn, { initiativeId, index }, fields) => {
      const result = await answerQuestion(turn.ports, turn.actor, initiativeId, Number(index), fields['answer'])
      return answer(turn, result, initiative => ({
        kind: 'card',
        card: drawQuestion(initiative, Number(index), turn.look),
      }))
    },
  ),
  'initiative.attach': verb(own('complete'), ['initiativeId', 'fileKey'], async (turn, { initiativeId, fileKey }) => {
    const files = await filesOfNote(turn, fileKey)
    return files ? addTo(turn, initiativeId, files) : refusal(turn, { kind: 'not-found' })
  }),
} satisfies Verbs

/**
 * The receipt itself says it: a separate text would be wiped when it is drawn anew. After a typed word it is a card.
 */
function photoHint(turn: Turn): Draw {
  if (turn.road === 'execute') return by(drawReceipt, turn)
  return initiative => ({ kind: 'card', card: drawPhotoHint(initiative, turn.look), beside: true })
}

export const initiativeVerbs = joined([triage, author])

type Asked = 'ask' | 'decline'
const forms = { ask: { draw: drawAskDialog, field: 'question' }, decline: { draw: drawDeclineDialog, field: 'reason' } }

async function dialog(
  turn: Turn,
  id: string,
  what: Asked,
  filled: Parameters<typeof drawAskDialog>[2] = {},
): Promise<Answer> {
  if (!isComms(turn.actor)) return notComms(turn)
  const initiative = await turn.ports.initiatives.byId(id)
  if (!initiative) return refusal(turn, { kind: 'not-found' })
  const card = forms[what].draw(initiative, turn.look, filled)
  return { kind: 'dialog', title: turn.look.words.text(`dialogs.${what}`), card }
}

/** Errors are shown beside the fields, and the form stays open and filled. */
function again(
  turn: Turn,
  id: string,
  { kind }: { kind: string },
  fields: Record<string, unknown>,
  what: Asked,
): Promise<Answer> | null {
  const faulty = kind === 'question-missing' || kind === 'reason-missing' || kind === 'too-long'
  if (turn.road !== 'dialog' || !faulty) return null
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleanText(value)]))
  const text = turn.look.words.text(`notices.${kind}`)
  return dialog(turn, id, what, { errors: { [forms[what].field]: { text } }, typed })
}

/** A dialog closes: the inbox card changes for everybody by itself. Without a dialog the fresh card is the answer. */
function closeOr(turn: Turn, result: Result): Answer | Promise<Answer> {
  return turn.road === 'dialog' ? answer(turn, result, () => ({ kind: 'done' })) : triaged(turn, result)
}

/** The card in the channel, with its sector. */
async function triaged(turn: Turn, result: Result): Promise<Answer> {
  const { initiative } = result
  const sector = initiative ? (await placeOfInitiative(turn.ports, initiative)).sector : null
  return answer(turn, result, shown => ({ kind: 'card', card: drawInbox(shown, turn.look, { sector }) }))
}
