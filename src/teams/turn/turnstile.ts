import type { PersonId } from '../../core/domain/actor.ts'

/** One act of a person: a click, words, or a refresh of a card. Each kind is counted by itself, by the minute. */
export type Doing = 'press' | 'words' | 'refresh'

/** `over-now`: the first act of its kind beyond the limit of this minute. */
export type Admission = 'in' | 'over-now' | 'over'

export type Turnstile = {
  /** Counts the act, before any request to the store or the directory. */
  enter(person: PersonId, doing: Doing): Admission
  /** Runs the work, or lets it wait until fewer acts of this person are under way. */
  run<T>(person: PersonId, work: () => Promise<T>): Promise<T>
  /** How many acts of all people are under way. */
  underWay(): number
}

export type TurnstileOptions = {
  /** The limit for the presses of one person, and for the messages of one person. */
  perMinute: number
  /** Milliseconds that never go back. */
  now?(): number
}

/** Enough for a person with a phone and a desktop who presses before the last answer came. */
const atOnce = 4
/** Scrolling through the channel makes all of its cards refresh, each once a minute at most. */
const refreshesPerPress = 4
const minuteMs = 60_000
/** A person is forgotten after their minute and their work; beyond this number, the oldest minute is lost. */
const peopleMost = 10_000

type Visitor = { since: number; did: Record<Doing, number>; held: Set<Doing>; running: number; waiting: (() => void)[] }

/** Limits the acts of one person: by the minute, and how many are under way at once. */
export function createTurnstile({ perMinute, now = () => performance.now() }: TurnstileOptions): Turnstile {
  const visitors = new Map<PersonId, Visitor>()
  let underWay = 0
  const most = { press: perMinute, words: perMinute, refresh: perMinute * refreshesPerPress }
  const afresh = () => ({ since: now(), did: { press: 0, words: 0, refresh: 0 }, held: new Set<Doing>() })
  const visitorOf = (person: PersonId): Visitor => {
    const known = visitors.get(person)
    if (known && now() - known.since < minuteMs) return known
    // The same object is kept, so that work under way frees its place in it.
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
      // When a remote system does not answer, the waiting acts must not add up minute after minute.
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
