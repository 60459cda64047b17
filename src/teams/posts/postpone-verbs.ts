import { draftFaults } from '../../core/use-cases/posts/submission/draft-faults.ts'
import {
  openPostponement,
  postponeEvent,
  type PostponeForm,
  type PostponeResult,
} from '../../core/use-cases/posts/ending/postpone-event.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { asMeant, todayOf } from '../written/written-when.ts'
import { drawPostpone, type PostponeData, type TypedPostponement } from './drawn/draw-postpone.ts'
import { editor } from './editor.ts'
import { orders, second } from '../turn/verb-facts.ts'

export const postponeVerbs = {
  'event.postpone': verb(orders('uncounted'), ['postId'], (turn, { postId }) => openPostpone(turn, postId)),
  'event.postponed': verb(
    second('event.postpone', orders('uncounted')),
    ['postId'],
    async (turn, { postId }, fields) => {
      const names = ['date', 'time', 'ends', 'closesOn', 'reason'] as const
      const meant = { days: ['date', 'closesOn'], hours: ['time', 'ends'] } as const
      const typed: TypedPostponement = asMeant(turn, typedIn(names, fields), meant)
      const input = { postId, revision: Number(fields['version']), fields: typed }
      return answered(turn, await postponeEvent(turn.ports, turn.actor, input, turn.settings), typed)
    },
  ),
} satisfies Verbs

/** `typed`: after the word, so that nobody types it twice. */
export function openPostpone(turn: Turn, postId: string, typed: Partial<TypedPostponement> = {}): Promise<Answer> {
  return whenOpen(turn, postId, opened => form(turn, { ...opened, typed }))
}

/** A person who may not, or an event that cannot be put off, is answered before anything that was typed. */
export async function whenOpen(turn: Turn, postId: string, then: (opened: PostponeForm) => Answer): Promise<Answer> {
  const opened = await openPostponement(turn.ports, turn.actor, postId, turn.settings)
  return opened.kind === 'postpone-form' ? then(opened) : refusal(turn, opened)
}

/** The correction with the new day, and faults that still keep it from being submitted. */
function answered(turn: Turn, result: PostponeResult, typed: TypedPostponement): Answer | Promise<Answer> {
  switch (result.kind) {
    case 'postponed': {
      const { post } = result
      const faults = draftFaults(post, { now: turn.ports.now() }, turn.settings)
      const errors = Object.fromEntries(faults.map(({ field, key }) => [field, key]))
      return editor(turn, { post, errors, section: 'options', saved: faults.length > 0 })
    }
    case 'postpone-faults':
      return form(turn, { ...result, typed })
    default:
      return refusal(turn, result)
  }
}

function form(turn: Turn, data: Omit<PostponeData, 'today'>): Answer {
  const today = todayOf(turn)
  return inPlace(turn, 'postpone', drawPostpone({ ...data, today }, turn.look))
}
