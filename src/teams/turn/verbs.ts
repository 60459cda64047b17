import type { Answer } from './answer.ts'
import { beyondToday, heldBack, keptOut, keptToReading } from './held-back.ts'
import { bounded } from '../../core/domain/text.ts'
import { isRecord } from './incoming.ts'
import { isHasty, refilled } from './second-steps.ts'
import type { Turn } from './turn.ts'
import type { VerbFacts } from './verb-facts.ts'
import type { PlainName } from '../../words.ts'

/** The ids that a card's data must carry, checked before the verb runs; `fields`: all other data, untrusted. */
export type Verb = {
  facts: VerbFacts
  needs: readonly string[]
  /** A card may ask for it by itself: the verb only reads. All other verbs need a person's click. */
  looks?: true
  /** The notice when it takes long, in place of the usual one; `kept`: the card with the outcome redraws itself. */
  slow?: { notice: PlainName<'notices'>; kept?: true }
  run(turn: Turn, ids: Record<string, string>, fields: Record<string, unknown>): Promise<Answer>
}
export type Verbs = Record<string, Verb>

/** An opaque id or seal: none that Mary makes is longer, or has characters that PostgreSQL cannot store (NUL). */
export const opaque = /^[\x20-\x7e]{1,200}$/

/** An id that a card may leave out; null: none. */
export function opaqueId(value: unknown): string | null {
  return typeof value === 'string' && opaque.test(value) ? value : null
}

/** The editor of a post, the largest form, has some forty. */
const fieldsMost = 200

export function verb<Need extends string>(
  facts: VerbFacts,
  needs: readonly Need[],
  run: (turn: Turn, ids: Record<Need, string>, fields: Record<string, unknown>) => Promise<Answer>,
): Verb {
  return { facts, needs, run }
}

export function look<Need extends string>(...[facts, needs, run]: Parameters<typeof verb<Need>>): Verb {
  return { ...verb(facts, needs, run), looks: true }
}

/**
 * An input yields a text, a card's own data texts, numbers and booleans: nothing else is read, and a number becomes the
 * text that an input would yield. Null: more fields than any card of Mary has.
 */
export function readFields(data: unknown): Record<string, unknown> | null {
  const given = isRecord(data) ? data : {}
  if (Object.keys(given).length > fieldsMost) return null
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value === 'string') return [[name, bounded(value)]]
      if (typeof value === 'number') return [[name, String(value)]]
      return typeof value === 'boolean' ? [[name, value]] : []
    }),
  )
}

/** A version is an integer within the exact range. */
function isNoVersion(data: unknown, need: string): boolean {
  const value = isRecord(data) ? data[need] : undefined
  return typeof value === 'number' && !Number.isSafeInteger(value)
}

export type Reading = { verb: Verb; ids: Record<string, string>; fields: Record<string, unknown> }

/**
 * Null when the verb is unknown, its ids are missing, or more fields came than a card has: then nothing may be written.
 * No verb gets a text longer than `bounded` allows.
 */
export function readVerb(verbs: Verbs, name: unknown, data: unknown): Reading | null {
  if (typeof name !== 'string' || !Object.hasOwn(verbs, name)) return null
  const verb = verbs[name]!
  const fields = readFields(data)
  if (!fields) return null
  const ids: Record<string, string> = {}
  for (const need of verb.needs) {
    const id = fields[need]
    if (typeof id !== 'string' || !opaque.test(id) || isNoVersion(data, need)) return null
    ids[need] = id
  }
  const run: Verb['run'] = async (turn, ...given) =>
    keptOut(verb.facts, turn) ??
    keptToReading(verb.facts.officers !== 'never', turn) ??
    heldBack(verb.facts, turn) ??
    (await askedAgain(verbs, turn, name, ...given)) ??
    (await beyondToday(verb.facts, turn)) ??
    verb.run(turn, ...given)
  return { verb: { ...verb, run }, ids, fields }
}

/** A second click that comes at once is no answer: nothing is done, and the question is shown again. */
async function askedAgain(
  verbs: Verbs,
  turn: Turn,
  name: string,
  ids: Record<string, string>,
  fields: Record<string, unknown>,
): Promise<Answer | null> {
  const { after = '' } = isHasty(verbs, name, fields, turn.ports.now()) ? verbs[name]!.facts : {}
  const first = verbs[after]
  return first ? refilled(await first.run(turn, ids, { ...fields, agreed: '' }), fields) : null
}
