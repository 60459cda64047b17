import { sendTest } from '../../core/use-cases/posts/submission/send-test.ts'
import type { Answer } from '../turn/answer.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { inEditor } from './save-first.ts'
import { own, sends } from '../turn/verb-facts.ts'

/** *Recevoir un essai*, and the buttons of its card. */
export const testVerbs = {
  'post.test': inEditor(sends('test'), (turn, { id }) => ask(turn, id)),
  'test.why': verb(own('uncounted'), [], async turn => notice(turn, 'test-card')),
} satisfies Verbs

async function ask(turn: Turn, postId: string): Promise<Answer> {
  const result = await sendTest(turn.ports, turn.actor, postId)
  if (result.kind !== 'asked') return refusal(turn, result)
  return notice(turn, result.lacksPictures ? 'test-asked-without-pictures' : 'test-asked')
}
