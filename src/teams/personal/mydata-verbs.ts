import { eraseWritten, seeWritten } from '../../core/use-cases/personal/erase-written.ts'
import { askForMyData } from '../../core/use-cases/personal/my-data.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { dataWait, drawWritten } from './draw-my-data.ts'

export const mydataVerbs = {
  'mydata.ask': verb([], turn => askForData(turn)),
  'mydata.erase': verb([], turn => showWritten(turn)),
  'mydata.erased': verb([], async turn => {
    const result = await eraseWritten(turn.ports, turn.actor)
    return result.kind === 'words-erased' ? notice(turn, 'words-erased') : refusal(turn, result)
  }),
} satisfies Verbs

/** The card that it will be on comes by itself, into their own chat. */
export async function askForData(turn: Turn): Promise<Answer> {
  if (turn.ports.dataPages === null) return refusal(turn, { kind: 'data-unserved' })
  const result = await askForMyData(turn.ports, turn.actor)
  if (result.kind !== 'data-asked') return refusal(turn, result)
  const when = dataWait(result.wait, turn.look)
  return notice(turn, result.isAgain ? 'data-under-way' : 'data-asked', { when })
}

export async function showWritten(turn: Turn): Promise<Answer> {
  const written = await seeWritten(turn.ports, turn.actor)
  const card = drawWritten({ written }, turn.look)
  return turn.road === 'typed'
    ? { kind: 'card', card }
    : { kind: 'aside', card, text: turn.look.words.text('personal.written.below') }
}
