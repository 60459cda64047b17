import { maySeeAll } from '../../core/domain/actor.ts'
import type { Answer } from '../turn/answer.ts'
import { listOr } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { see } from './history-verbs.ts'
import { equivalentOf, forAll } from '../turn/word-facts.ts'

const offered = 5

export const historyWords = {
  history: equivalentOf(
    { ...forAll, takes: 'history' },
    ['history.see'],
    listOr(which, (turn, reference) => see(turn, reference)),
  ),
} satisfies TypedWords

/** Without a reference: for comms the publications of late, a button each. */
async function which(turn: Turn): Promise<Answer> {
  const posts = maySeeAll(turn.actor) ? await turn.ports.posts.recent(offered) : []
  if (posts.length === 0) return refusal(turn, { kind: 'which-history' })
  const buttons = posts.map(({ reference, content }) => ({
    title: `${reference} ${content.title}`.trim(),
    verb: 'history.see',
    data: { reference },
  }))
  return notice(turn, 'which-history', {}, 'ok', buttons)
}
