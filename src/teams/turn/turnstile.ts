import type { PersonId } from '../../core/domain/actor.ts'

/** One thing that a person does: a click, words, or a card of theirs that refreshes itself. Each has its own minute. */
export type Doing = 'press' | 'words' | 'refresh'

/** `over-now`: the first of its kind that was too much in this minute. */
export type Admission = 'in' | 'over-now' | 'over'

export type Turnstile = {
  /** Counts it, before anything that costs: no store, no directory. */
  enter(person: PersonId, doing: Doing): Admission
  /** Runs the work, or lets it wait until few enough of this person's are under way. */
  run<T>(person: PersonId, work: () => Promise<T>): Promise<T>
  /** How many are under way, of all people. */
  underWay(): number
}

export type TurnstileOptions = {
  /** Presses of one person, and as many messages. */
  perMinute: number
  /** Milliseconds that never go back. */
  now?(): number
}

/** Somebody on a phone and a desktop, who presses before the last answer came; nobody has more hands. */
const atOnce = 4
/** Somebody who scrolls through the channel makes all of its cards ask, each once a minute at most. */
const refreshesPerPress = 4
const minuteMs = 60_000
/** Nobody is remembered longer than their minute and their work; of more people than that the oldest minute is lost. */
const peopleMost = 10_000

type Visitor = { since: number; did: Record<Doing, number>; held: Set<Doing>; running: number; waiting: (() => void)[] }

/** Nobody slows others: what one person does is counted by the minute, and a few at once are under way. */
export function createTurnstile({ perMinute, now = () => performance.now() }: TurnstileOptions): Turnstile {
  const visitors = new Map<PersonId, Visitor>()
  let underWay = 0
  const most = { press: perMinute, words: perMinute, refresh: perMinute * refreshesPerPress }
  const afresh = () => ({ since: now(), did: { press: 0, words: 0, refresh: 0 }, held: new Set<Doing>() })
  const visitorOf = (person: PersonId): Visitor => {
    const known = visitors.get(person)
    if (known && now() - known.since < minuteMs) return known
    // The same one: what is under way gives its place back to whom it took it from.
    const visitor: Visitor = Object.assign(known ?? { running: 0, waiting: [] }, afresh())
    // The oldest minutes come first.
    visitors.delete(person)
    visitors.set(person, visitor)
    forgetOld()
    return visitor
  }
  const forgetOld = (): void => {
    for (const [person, { since, running }] of visitors) {
      if (visitors.size <= peopleMost && (now() - since < minuteMs || running > 0)) return
      visitors.delete(person)
    }
  }
  return {
    enter: (person, doing) => {
      const visitor = visitorOf(person)
      const count = ++visitor.did[doing]
      // A far side that does not answer must not gather what waits, minute after minute.
      if (count <= most[doing] && visitor.waiting.length < perMinute) return 'in'
      if (visitor.held.has(doing)) return 'over'
      visitor.held.add(doing)
      return 'over-now'
    },
    run: async (person, work) => {
      const visitor = visitorOf(person)
      if (visitor.running >= atOnce) await new Promise<void>(resolve => visitor.waiting.push(resolve))
      else visitor.running++
      underWay++
      try {
        return await work()
      } finally {
        underWay--
        const next = visitor.waiting.shift()
        if (next) next()
        else visitor.running--
      }
    },
    underWay: () => underWay,
  }
}
