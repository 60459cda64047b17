import { eraseWritten, seeWritten } from '../../core/use-cases/personal/erase-written.ts'
import { askForDataOf, askForMyData } from '../../core/use-cases/personal/my-data.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { dataWait, drawWritten } from './draw-my-data.ts'
import { everybodys, own, oneOfTwo, second } from '../turn/verb-facts.ts'

export const mydataVerbs = {
  'mydata.ask': verb(everybodys('ownData'), [], turn => askForData(turn)),
  'mydata.of': verb(oneOfTwo('erase'), [], (turn, _ids, { whose, names, outside }) =>
    asked(turn, () => askForDataOf(turn.ports, turn.actor, { who: whose, names, isOutside: outside === 'true' })),
  ),
  'mydata.erase': verb(own('uncounted'), [], turn => showWritten(turn)),
  'mydata.erased': verb(second('mydata.erase', own('eraseOwn')), [], async turn => {
    const result = await eraseWritten(turn.ports, turn.actor)
    return result.kind === 'words-erased' ? notice(turn, 'words-erased') : refusal(turn, result)
  }),
} satisfies Verbs

/** Its card comes by itself, into their own chat. */
export async function askForData(turn: Turn): Promise<Answer> {
  return asked(turn, () => askForMyData(turn.ports, turn.actor))
}

async function asked(turn: Turn, ask: () => ReturnType<typeof askForMyData | typeof askForDataOf>): Promise<Answer> {
  if (turn.ports.dataPages === null) return refusal(turn, { kind: 'data-unserved' })
  const result = await ask()
  if (result.kind !== 'data-asked') return refusal(turn, result)
  const when = dataWait(result.wait, turn.look)
  if (result.isAgain) return notice(turn, 'data-under-way', { when })
  const { of } = result.request
  return of ? notice(turn, 'data-asked-of', { name: escapeLine(of.name), when }) : notice(turn, 'data-asked', { when })
}

export async function showWritten(turn: Turn): Promise<Answer> {
  const written = await seeWritten(turn.ports, turn.actor)
  const card = drawWritten({ written }, turn.look)
  return turn.road === 'typed'
    ? { kind: 'card', card }
    : { kind: 'aside', card, text: turn.look.words.text('personal.written.below') }
}
