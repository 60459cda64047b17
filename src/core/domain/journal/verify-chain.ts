import type { JournalVerb } from './journal.ts'
import { actorRef, type ChainLine, genesis, type Head, lineHash, lineText, payloadHash } from './chain-line.ts'

/** `purged`: how many of those details were purged by the rule of each category. */
export type Verdict =
  | {
      ok: true
      entries: number
      head: string
      erased: { details: number; people: number }
      purged: { category: string; lines: number }[]
    }
  | ({ ok: false } & Broken)

/** Verbs of the entries that say what was taken out beside the chain: their own details are never taken out. */
export const erasureVerbs = ['person.forgotten', 'event.purged', 'retention.purged'] as const satisfies JournalVerb[]

/**
 * Computes every hash again, of a database or an export alike, and names the first entry that is wrong. An erasure that
 * the journal tells is no fault. Lines cut off at the end, or a chain written anew as a whole, show only against a
 * `head` that was noted elsewhere.
 */
export async function verifyChain(lines: AsyncIterable<ChainLine | null>, head: Head | null = null): Promise<Verdict> {
  let before: Before = { seq: 0, hash: genesis, earlier: null }
  const erasures = new Erasures()
  for await (const [line, next] of withNext(lines)) {
    const broken = whyBroken(line, next, before)
    if (broken || line === null) return { ok: false, ...(broken ?? { seq: before.seq + 1, why: 'unreadable' }) }
    if (head?.seq === line.seq && head.hash !== line.hash) return { ok: false, seq: line.seq, why: 'head-differs' }
    erasures.add(line)
    before = { seq: line.seq, hash: line.hash, earlier: before.hash }
  }
  if (head !== null && before.seq < head.seq) return { ok: false, seq: before.seq + 1, why: 'tail-cut' }
  const untold = erasures.untold()
  if (untold) return { ok: false, ...untold }
  return {
    ok: true,
    entries: before.seq,
    head: before.hash,
    erased: { details: erasures.details, people: erasures.actors.size },
    purged: erasures.purged(),
  }
}

async function* withNext<T>(items: AsyncIterable<T>): AsyncIterable<[T, T | null]> {
  let held: { item: T } | null = null
  for await (const item of items) {
    if (held) yield [held.item, item]
    held = { item }
  }
  if (held) yield [held.item, null]
}

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
  /** Against a head that was noted elsewhere: fewer lines than then, or another line in that place. */
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

/** Why a line with the right number has another hash. */
function whyElsewhere(line: ChainLine, next: ChainLine | null, before: Before): Broken {
  const seq = before.seq + 1
  const at = (number: number): boolean => line.hash === lineHash(line.prev, lineText(line), number)
  if (next?.hash === line.prev) return { seq, why: 'swapped-lines' }
  if (next?.prev === before.hash) return { seq, why: 'inserted-line' }
  if (line.prev === before.earlier) return { seq: before.seq, why: 'inserted-line' }
  if (line.prev !== before.hash && at(seq + 1)) return { seq, why: 'missing-line' }
  return { seq, why: at(seq) ? 'chain-broken' : 'line-altered' }
}

/** What lies apart from the chain must be what was hashed. */
function whyApart({ seq, payloadHash: hash, details, actor, actorRef: ref }: ChainLine): Broken | null {
  if (details && payloadHash(details.salt, details.details) !== hash) return { seq, why: 'details-altered' }
  if (actor && (ref === null || actorRef(actor.salt, actor.person) !== ref)) return { seq, why: 'actor-altered' }
  return null
}

/**
 * Details and people that are gone, against what `person.forgotten`, `event.purged` and `retention.purged` say of it:
 * whatever was taken out without an entry is found.
 */
export class Erasures {
  details = 0
  readonly actors = new Set<string>()
  #told = { details: 0, actors: 0 }
  readonly #purged = new Map<string, number>()
  #first: { details: number; actors: number } = { details: 0, actors: 0 }

  add({ seq, verb, actorRef, details, actor }: ChainLine): void {
    if (details === null) {
      this.details += 1
      this.#first.details ||= seq
    }
    if (actor === null && actorRef !== null) {
      this.actors.add(actorRef)
      this.#first.actors ||= seq
    }
    if (!details || !erasureVerbs.some(one => one === verb)) return
    const { category, lines, actors } = details.details
    this.#told.details += Number(lines ?? 0)
    if (verb !== 'event.purged') this.#told.actors += Number(actors ?? 0)
    if (verb === 'retention.purged' && Number(lines ?? 0) > 0)
      this.#purged.set(String(category), (this.#purged.get(String(category)) ?? 0) + Number(lines))
  }

  purged(): { category: string; lines: number }[] {
    return [...this.#purged].map(([category, lines]) => ({ category, lines }))
  }

  /** The first line that lacks something, where more is lacking than the journal tells. */
  untold(): Broken | null {
    if (this.details > this.#told.details) return { seq: this.#first.details, why: 'details-missing' }
    return this.actors.size > this.#told.actors ? { seq: this.#first.actors, why: 'actor-missing' } : null
  }
}
