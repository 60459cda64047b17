import type { Change, Rows } from '../change.ts'
import { type Actor, isAdmin, isComms } from '../domain/actor.ts'
import type { JournalEntry, JournalVerb } from '../domain/journal/journal.ts'
import type { Instant } from '../domain/time.ts'
import type { Ports } from '../ports.ts'
import { type Busy, orRunAgain, whileStale } from './attempt.ts'
import { type Attempted, refusedAttempt } from './journal/refused-attempt.ts'

/**
 * The one road of a change: read, ask whether this actor may, decide, commit, and all of it again when somebody moved a
 * row meanwhile, a bounded number of times. A refusal changes nothing; that an actor may not is written to the journal.
 * These laws are proved for every road at once, by property.
 */
export type RoadNeeds = Pick<Ports, 'history' | 'commit' | 'now'>
type Missing = { kind: 'not-found' }
type Kind = { kind: string }
type Now<T> = T | Promise<T>
/** One member for each kind, so that a `switch` knows them all. */
type Refused<Denied extends string | null> = Denied extends string ? { kind: Denied } : never

/** `Seen`: what is read to decide; null: it does not exist. */
type Gate<P, Key, Seen, Denied extends string | null> = {
  read: (ports: P, key: Key) => Promise<Seen>
  /** Null: this actor may. Asked first, so that people do not learn whether something exists that they may not see. */
  refuses: (actor: Actor, seen: Seen, key: Key) => Denied
  /** The journal entry of an actor who may not. */
  attempt: Attempted | ((seen: Seen, key: Key) => Attempted)
  /** Answers of a use case that are recorded as attempts too: if the act decides, `refuses` is `asDecided`. */
  forbidden?: readonly string[]
}

/** What becomes true together, and the answer once it is. */
type Going<Answer> = { changes: Change[]; answer: Answer }
type Absent<Seen> = null extends Seen ? Missing : never

/** A road whose use cases name all changes themselves: of several rows, or of a row that is deleted. */
export function road<P, Key, Seen, Denied extends string | null>(gate: Gate<P, Key, Seen, Denied>) {
  return <Answer extends Kind>(
    ports: P & RoadNeeds,
    actor: Actor,
    key: Key,
    decide: (seen: Exclude<Seen, null>) => Now<Going<Answer> | Answer>,
  ): Promise<Answer | Refused<Denied> | Absent<Seen> | Busy> =>
    along<P, Key, Seen, Denied, Answer | Absent<Seen>>(gate, ports, actor, key, seen =>
      seen === null ? ({ kind: 'not-found' } as Absent<Seen>) : decide(seen as Exclude<Seen, null>),
    )
}

async function along<P, Key, Seen, Denied extends string | null, Answer extends Kind>(
  { read, refuses, attempt, forbidden = [] }: Gate<P, Key, Seen, Denied>,
  ports: P & RoadNeeds,
  actor: Actor,
  key: Key,
  decide: (seen: Seen) => Now<Going<Answer> | Answer>,
): Promise<Answer | Refused<Denied> | Busy> {
  return whileStale<Answer | Refused<Denied>>(async () => {
    const seen = await read(ports, key)
    const refused = <Refusal extends Kind>(refusal: Refusal) =>
      refusedAttempt(ports, actor, typeof attempt === 'function' ? attempt(seen, key) : attempt, refusal)
    const denied = refuses(actor, seen, key)
    if (denied !== null) return refused({ kind: denied } as Refused<Denied> & Kind)
    const decided = await decide(seen)
    if ('kind' in decided) return forbidden.includes(decided.kind) ? refused(decided) : decided
    return (await ports.commit(...decided.changes)) === 'done' ? decided.answer : 'stale'
  })
}

type Told = Pick<JournalEntry, 'subject'> & Partial<Pick<JournalEntry, 'seal' | 'details'>>
type Seen<K extends keyof Rows, Beside extends readonly unknown[]> = readonly [Rows[K], ...Beside]

type Writing<K extends keyof Rows, Beside extends readonly unknown[], Who extends Actor | null, Done> = {
  of: K
  /** Who changed it, and when. */
  stamp?: (row: Rows[K], at: Instant, actor: Who) => Rows[K]
  /** What each journal entry says of the row. */
  tells: (row: Rows[K], before: Rows[K] | null, beside: Beside) => Told
  /** The cards that show it, and the jobs that follow it. */
  follows?: (row: Rows[K], before: Rows[K] | null, beside: Beside) => Change[]
  /** The answer of its use cases after a change, if all give the same. */
  done?: (row: Rows[K], beside: Beside) => Done
}

/** The row as it becomes; the road sets its version. */
export type Decided<Row, Answer = never, Done = never> = {
  row: Row
  verb: JournalVerb
  details?: JournalEntry['details']
  seal?: string | null
  /** What is committed with it. */
  also?: Change[]
  /** The cards that show it wait until then. */
  notBefore?: Instant
} & ([Done] extends [never] ? { answer: (row: Row) => Answer } : { answer?: (row: Row) => Answer })

/**
 * The road of one kind of row. `change`: of an existing row. `save`: also of one that it makes, null until then.
 * `byMary`: of an existing row, by a job, which runs again when others never stop moving the row. What they decide is
 * stamped, saved in the version after the one that was read, and recorded in the journal.
 */
export function roadOf<
  K extends keyof Rows,
  P,
  Key,
  Beside extends readonly unknown[],
  Denied extends string | null,
  Who extends Actor | null = Actor | null,
  Done extends Kind = never,
>(way: Gate<P, Key, Seen<K, Beside> | null, Denied> & Writing<K, Beside, Who, Done>) {
  type Decision<Answer> = Now<Decided<Rows[K], Answer, Done> | Answer>
  type Decide<Answer> = (...seen: Seen<K, Beside>) => Decision<Answer>
  const go = <Answer extends Kind>(
    ports: P & RoadNeeds,
    actor: Actor,
    key: Key,
    decide: (seen: Seen<K, Beside> | null) => Decision<Answer>,
  ): Promise<Answer | Done | Refused<Denied> | Busy> =>
    along<P, Key, Seen<K, Beside> | null, Denied, Answer | Done>(way, ports, actor, key, async seen => {
      const decided = await decide(seen)
      return 'kind' in decided ? decided : going(way, { seen, decided, actor: actor as Who, at: ports.now() })
    })
  return {
    change: <Answer extends Kind = never>(ports: P & RoadNeeds, actor: Actor, key: Key, decide: Decide<Answer>) =>
      go<Answer | Missing>(ports, actor, key, seen => (seen === null ? { kind: 'not-found' } : decide(...seen))),
    save: <Answer extends Kind = never>(
      ports: P & RoadNeeds,
      actor: Actor,
      key: Key,
      decide: (row: Rows[K] | null) => Decision<Answer>,
    ) => go<Answer>(ports, actor, key, seen => decide(seen && seen[0])),
    byMary: <Answer extends Kind = never>(
      ports: P & Pick<Ports, 'commit' | 'now'>,
      key: Key,
      decide: null extends Who ? Decide<Answer> : never,
    ): Promise<Answer | Done | Missing> =>
      orRunAgain<Answer | Done | Missing>(async () => {
        const seen = await way.read(ports, key)
        if (seen === null) return { kind: 'not-found' }
        const decided = await decide(...seen)
        if ('kind' in decided) return decided
        const { changes, answer } = going(way, { seen, decided, actor: null as Who, at: ports.now() })
        return (await ports.commit(...changes)) === 'done' ? answer : 'stale'
      }),
  }
}

type Made<K extends keyof Rows, Beside extends readonly unknown[], Who, Answer, Done> = {
  seen: Seen<K, Beside> | null
  decided: Decided<Rows[K], Answer, Done>
  actor: Who
  at: Instant
}

function going<K extends keyof Rows, Beside extends readonly unknown[], Who extends Actor | null, Answer, Done>(
  { of, stamp, tells, follows, done }: Writing<K, Beside, Who, Done>,
  { seen, decided, actor, at }: Made<K, Beside, Who, Answer, Done>,
): Going<Answer | Done> {
  const { verb, details, seal, also = [], notBefore, answer } = decided
  const before = seen && seen[0]
  const beside = (seen?.slice(1) ?? []) as unknown as Beside
  const ifVersion = before?.version ?? 0
  const row = { ...(stamp ? stamp(decided.row, at, actor) : decided.row), version: ifVersion + 1 }
  const told = tells(row, before, beside)
  const entry = { verb, actor, subject: told.subject, seal: seal ?? told.seal ?? null }
  const cards = follows?.(row, before, beside) ?? []
  return {
    changes: [
      { save: of, row, ifVersion } as Change,
      { journal: { ...entry, details: { ...told.details, ...details } } },
      ...(notBefore === undefined ? cards : cards.map(card => ({ ...card, at: notBefore }))),
      ...also,
    ],
    // The type of a decision asks for one of the two.
    answer: answer ? answer(row) : done!(row, beside),
  }
}

/** For a road that reads nothing but its row. */
export function alone<Row>(row: Row | null | undefined): [Row] | null {
  return row ? [row] : null
}

export const asDecided = () => null
export const notComms = (actor: Actor) => (isComms(actor) ? null : 'not-comms')
export const notAdmin = (actor: Actor) => (isAdmin(actor) ? null : 'not-admin')
