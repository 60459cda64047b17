import { type Reference, shortNumber } from '../../core/domain/reference.ts'
import { shortened } from '../cards/shortened.ts'
import { organised } from '../events/sent-events.ts'
import { typedQuoted } from '../events/drawn/type-hint.ts'
import type { Answer } from '../turn/answer.ts'
import { on } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { writtenMove } from '../written/written-move.ts'
import { clockOf } from '../written/written-when.ts'
import { openPostpone, whenOpen } from './postpone-verbs.ts'
import { equivalentOf, notOfficers } from '../turn/word-facts.ts'

/** « reporter 42 jeudi prochain de 18 h à 20 h », « reporter 42 Avis de tempête »: the form with that in it. */
export const postponeWords = {
  postpone: equivalentOf(notOfficers, ['event.postpone'], on(organised, opened)),
} satisfies TypedWords

async function opened(turn: Turn, meant: { postId: string; reference: Reference }, rest: string): Promise<Answer> {
  const read = writtenMove(rest, clockOf(turn))
  if (read.kind === 'move') {
    const { kind: _, ...said } = read
    const typed = Object.entries(said).filter(([, value]) => value !== '')
    return openPostpone(turn, meant.postId, Object.fromEntries(typed))
  }
  return whenOpen(turn, meant.postId, () => unread(turn, meant.reference, read.part))
}

function unread({ look: { words } }: Turn, reference: Reference, part: string): Answer {
  const typed = words.text('posts.postpone.typed', { word: words.typed.postpone[0]!, number: shortNumber(reference) })
  const lines = [
    words.text('events.type.nothing'),
    words.text('events.type.unread', { part: shortened(part, typedQuoted) }),
    words.text('posts.postpone.unread'),
    words.text('events.type.example', { typed }),
  ]
  return { kind: 'note', text: lines.join(' ') }
}
