import { actorRef, lineHash, lineText, payloadHash } from './line-hash.ts'
import type { ChainLine } from './chain-line.ts'

export type Fault =
  | 'missing-line'
  | 'swapped-lines'
  | 'inserted-line'
  | 'line-altered'
  | 'chain-broken'
  | 'details-altered'
  | 'actor-altered'
  | 'unreadable'
  /** More of them are gone than erasures in the journal tell. */
  | 'details-missing'
  | 'actor-missing'
  /** Against a head that was noted elsewhere: fewer lines than then, or another one in that place. */
  | 'tail-cut'
  | 'head-differs'

/** The lines before: how many, the hash of the last one, and of the one before that. */
export type Before = { seq: number; hash: string; earlier: string | null }

export type Broken = { seq: number; why: Fault }

/** What is wrong with this line, as its neighbours tell; null: nothing. A null line is one that could not be read. */
export function whyBroken(line: ChainLine | null, next: ChainLine | null, before: Before): Broken | null {
  const seq = before.seq + 1
  if (line === null) return { seq, why: 'unreadable' }
  if (line.seq > seq) return { seq, why: next?.seq === seq ? 'swapped-lines' : 'missing-line' }
  if (line.seq < seq) return { seq, why: 'inserted-line' }
  const stands = line.prev === before.hash && line.hash === lineHash(line.prev, lineText(line), seq)
  return stands ? whyApart(line) : whyElsewhere(line, next, before)
}

/** Its number is right and its hash is not. */
function whyElsewhere(line: ChainLine, next: ChainLine | null, before: Before): Broken {
  const seq = before.seq + 1
  const at = (number: number): boolean => line.hash === lineHash(line.prev, lineText(line), number)
  if (next?.hash === line.prev) return { seq, why: 'swapped-lines' }
  if (next?.prev === before.hash) return { seq, why: 'inserted-line' }
  if (line.prev === before.earlier) return { seq: before.seq, why: 'inserted-line' }
  if (line.prev !== before.hash && at(seq + 1)) return { seq, why: 'missing-line' }
  return { seq, why: at(seq) ? 'chain-broken' : 'line-altered' }
}

/** What lies apart must be what was hashed. */
function whyApart({ seq, payloadHash: hash, details, actor, actorRef: ref }: ChainLine): Broken | null {
  if (details && payloadHash(details.salt, details.details) !== hash) return { seq, why: 'details-altered' }
  if (actor && (ref === null || actorRef(actor.salt, actor.person) !== ref)) return { seq, why: 'actor-altered' }
  return null
}
