import { isComms } from '../../core/actor.ts'
import type { Initiative } from '../../core/initiatives/initiative.ts'
import { drawMine } from '../draw/initiatives/draw-mine.ts'
import { drawInboxList } from '../draw/triage/draw-inbox-list.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWord, TypedWords } from '../turn/typed-table.ts'
import { press, pickOne } from '../turn/typed-table.ts'
import { initiativeForm } from './initiative-form.ts'
import { initiativeVerbs } from './initiative-verbs.ts'

const waitingMost = 300
const mineMost = 100

const waiting = async (turn: Turn): Promise<Initiative[]> => (isComms(turn.actor) ? turn.ports.initiatives.waiting(waitingMost) : [])
const mine = (turn: Turn): Promise<Initiative[]> => turn.ports.initiatives.byAuthor(turn.actor.id, mineMost)

/** The typed equivalent of each button: the button's first word, the reference, the text. */
export const initiativeWords: TypedWords = {
  propose: async turn => [{ kind: 'card', card: initiativeForm(turn, { id: turn.ports.newId() }) }],
  mine: async turn => [{ kind: 'card', card: drawMine(await mine(turn), turn.look) }],
  inbox: async turn => {
    if (!isComms(turn.actor)) return [refusal(turn, { kind: turn.rolesKnown ? 'not-comms' : 'unavailable' })]
    return [{ kind: 'card', card: drawInboxList(await waiting(turn), turn.look) }]
  },
  take: on(waiting, 'initiative.take'),
  retain: on(waiting, 'initiative.retain'),
  ask: on(waiting, 'initiative.asked', rest => ({ question: rest })),
  decline: on(waiting, 'initiative.declined', rest => ({ reason: rest })),
  complete: on(mine, 'initiative.complete', rest => ({ addition: rest })),
  withdraw: on(mine, 'initiative.withdraw'),
  photo: on(mine, 'initiative.photo'),
  answer: async (turn, reference, rest) =>
    pickOne(turn, await mine(turn), reference, async initiative => {
      const index = initiative.questions.findIndex(question => question.answer === null)
      return [await press(turn, initiativeVerbs, 'initiative.answer', { initiativeId: initiative.id, index, answer: rest })]
    }),
}

function on(candidates: (turn: Turn) => Promise<Initiative[]>, name: string, fields: (rest: string) => object = () => ({})): TypedWord {
  return async (turn, reference, rest) =>
    pickOne(turn, await candidates(turn), reference, async initiative => [
      await press(turn, initiativeVerbs, name, { initiativeId: initiative.id, ...fields(rest) }),
    ])
}
