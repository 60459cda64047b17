import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Person } from '../../core/domain/actor.ts'
import type { Instant } from '../../core/domain/time.ts'
import type { Directory } from '../../core/ports/people.ts'

/** Usually less time passes between the first count of an audience and its confirmation. */
const frozenMs = 10 * 60_000
/** Compressed, so many people take 6 MB; a larger reading is not kept. */
const mostKept = 100_000
/** On another thread, and with a turn of the event loop between two pages. */
const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)]

type Reading = { at: number; pages: Buffer[] }

/**
 * One reading of « tous » for all callers within ten minutes: the editor, the submission and the check before the
 * sending then name one number, and Graph is read once. A caller who asks for the present people gets a new reading,
 * which replaces the kept one, so that later answers are no older.
 */
export function frozenEveryone(read: () => AsyncIterable<Person[]>, now: () => Instant): Directory['everyone'] {
  const clock = (): number => Date.parse(now())
  let kept: Reading | undefined
  return async function* (when) {
    if (when === 'now') kept = undefined
    const frozen = kept !== undefined && clock() - kept.at < frozenMs ? kept : undefined
    if (frozen) {
      yield* thaw(frozen)
      return
    }
    const reading: Reading = { at: clock(), pages: [] }
    let people = 0
    for await (const page of read()) {
      people += page.length
      if (people <= mostKept) reading.pages.push(await deflate(JSON.stringify(page), { level: 1 }))
      yield page
    }
    // Only a complete reading.
    if (people <= mostKept) kept = reading
  }
}

async function* thaw({ pages }: Reading): AsyncIterable<Person[]> {
  for (const page of pages) yield JSON.parse((await inflate(page)).toString()) as Person[]
}
