import { textMax } from '../../core/domain/initiatives/initiative.ts'
import { cleanText, cut } from '../../core/domain/text.ts'
import { firstWords } from '../cards/shortened.ts'
import { formSource } from '../initiatives/form-source.ts'
import { initiativeForm } from '../initiatives/initiative-form.ts'
import type { Answer } from '../turn/answer.ts'
import { inPlace } from '../turn/in-place.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { own } from '../turn/verb-facts.ts'

/** *Proposer à la communication*, on any message in Teams. */
export const messageVerbs = {
  'message.propose': verb(own('uncounted'), [], (turn, _, fields) => propose(turn, fields)),
} satisfies Verbs

/** Nothing is kept until it is sent: looking changes nothing. */
async function propose(turn: Turn, fields: Record<string, unknown>): Promise<Answer> {
  if (fields['gone'] === 'true') return refusal(turn, { kind: 'message-gone' })
  const said = cleanText(fields['text'])
  const isLong = said.length > textMax
  const text = isLong ? `${firstWords(said, textMax - 1) || cut(said, textMax - 1)}…` : said
  const source = await formSource(turn, fields, isLong)
  const values = { title: fields['title'], text }
  return inPlace(turn, 'proposeMessage', initiativeForm(turn, { id: turn.ports.newId(), values, source }), 'large')
}
