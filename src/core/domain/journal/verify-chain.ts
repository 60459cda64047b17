import { genesis } from './line-hash.ts'
import type { ChainLine, Head } from './chain-line.ts'
import { Erasures } from './erasures.ts'
import { type Before, type Broken, whyBroken } from './why-broken.ts'

export type Verdict =
  { ok: true; entries: number; head: string; erased: { details: number; people: number } } | ({ ok: false } & Broken)

/**
 * Computes every hash again, of a database or an export alike, and names the first entry that is wrong. What was erased
 * with a word in the journal is no fault. Lines cut off at the end, or a chain written anew as a whole, show only
 * against a `head` that was noted elsewhere.
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
