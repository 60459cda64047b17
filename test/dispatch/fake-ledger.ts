import { createHash } from 'node:crypto'
import type {
  Broadcast,
  ClaimedDelivery,
  Delivery,
  DeliveryReport,
} from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Conversation } from '../../src/core/domain/people/conversation.ts'
import type { Deliveries, Recipient, Settlement } from '../../src/core/ports/ledger.ts'

type Row = Delivery & {
  locale: Recipient['locale']
  notBefore: number | null
  leaseUntil: number
  owner: string | null
  settledAt: number | null
}
type BroadcastOf = (broadcastId: string) => Broadcast | null | undefined

const sendingLeaseMs = 60_000
const recentMs = 30_000

/**
 * The ledger in memory, with the leases of the real one, which it is held to by `test/postgres/deliveries.test.ts`. `open('b')`
 * is another process on the same rows. `broadcastOf`: the broadcasts beside it.
 */
export class FakeLedger {
  readonly #broadcastOf: BroadcastOf
  readonly #ledgers = new Map<string, Map<string, Row>>()
  /** Of the broadcast that the test is about. */
  readonly rows: Map<string, Row>
  readonly conversations = new Map<string, Conversation>()
  readonly markBatches: number[] = []

  constructor(broadcastOf: BroadcastOf, mainId = 'b1') {
    this.#broadcastOf = broadcastOf
    this.rows = this.#of(mainId)
  }

  /** Writes a row as if by hand. */
  put(broadcastId: string, { person, ...known }: Partial<Row> & Pick<Row, 'person'>): void {
    const delivery = {
      broadcastId,
      person,
      givenName: '',
      department: null,
      locale: null,
      state: 'queued' as const,
      reason: null,
      attempts: 0,
    }
    const free = {
      conversationId: null,
      activityId: null,
      notBefore: null,
      leaseUntil: 0,
      owner: null,
      settledAt: null,
    }
    this.#of(broadcastId).set(person, { ...delivery, ...free, ...known })
  }

  row(person: string): Row {
    const row = this.rows.get(person)
    if (!row) throw new Error(`nobody: ${person}`)
    return row
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const { state } of this.rows.values()) counts[state] = (counts[state] ?? 0) + 1
    return counts
  }

  /** Every lease is over. */
  expireLeases(): void {
    for (const row of [...this.#ledgers.values()].flatMap(rows => [...rows.values()])) row.leaseUntil = 0
  }

  open(owner = 'a'): Deliveries {
    const places = new Map<string, string>()
    const rowsOf = (broadcastId: string): Row[] => [...this.#of(broadcastId).values()]
    return {
      plan: async (id, people) => (this.#broadcastOf(id)?.planned == null ? this.#plan(id, people) : 0),
      planFrom: async (id, targetId) => this.#plan(id, this.#cardsOf(targetId)),
      frozen: async id => {
        const ids = [...this.#of(id).keys()].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        return {
          people: ids.length,
          digest: createHash('sha256')
            .update(ids.map(one => `${one}\n`).join(''))
            .digest('hex'),
        }
      },
      claim: async (id, limit, leaseMs, holder = '') =>
        this.#claim(id, places, { owner: `${owner} ${holder}`, limit, leaseMs }),
      markSending: async (id, people, holder = '') => {
        this.markBatches.push(people.length)
        return people.filter(person => markSending(this.#of(id).get(person), `${owner} ${holder}`))
      },
      settle: async (id, settlements, holder = '') => {
        for (const said of settlements) settle(this.#of(id).get(said.person), said, `${owner} ${holder}`)
      },
      recover: async (id, repeatable) => recover(rowsOf(id), repeatable),
      cancelQueued: async id => {
        const state = this.#broadcastOf(id)?.state
        return state === 'stopped' || state === 'cancelled' ? cancel(rowsOf(id)) : 0
      },
      nextDueMs: async id => {
        const due = rowsOf(id)
          .filter(isOpen)
          .map(row => Math.max(row.notBefore ?? 0, row.leaseUntil))
        return due.length === 0 ? null : Math.max(0, Math.min(...due) - Date.now())
      },
      hasDue: async id =>
        rowsOf(id).some(({ state, notBefore }) => state === 'queued' && (notBefore ?? 0) <= Date.now()),
      report: async id => report(rowsOf(id)),
      byPerson: async (id, person) => {
        const row = this.#of(id).get(person)
        return row ? this.#claimed(row) : null
      },
      undelivered: async function* (id) {
        const rows = rowsOf(id)
          .filter(({ state }) => state === 'refused' || state === 'unknown')
          .toSorted(byPerson)
        if (rows.length > 0) yield rows.map(row => ({ ...row }))
      },
      receivedSince: async (people, since, least) =>
        people.filter(person => this.#received(person, since) >= least).length,
      reach: async ids => {
        const all = [...Map.groupBy(ids.flatMap(rowsOf), ({ person }) => person).values()]
        const got = (rows: Row[]) => rows.some(({ state }) => state === 'delivered')
        const gone = (rows: Row[]) => rows.some(({ reason }) => reason === 'no-teams' || reason === 'gone')
        return {
          people: all.length,
          reached: all.filter(got).length,
          withoutAccount: all.filter(rows => gone(rows) && !got(rows)).length,
        }
      },
      among: async (id, people) => new Set(people.filter(person => this.#of(id).has(person))).size,
    }
  }

  #of(broadcastId: string): Map<string, Row> {
    const rows = this.#ledgers.get(broadcastId) ?? new Map<string, Row>()
    this.#ledgers.set(broadcastId, rows)
    return rows
  }

  #plan(broadcastId: string, people: (Recipient & Partial<Delivery>)[]): number {
    const rows = this.#of(broadcastId)
    const before = rows.size
    for (const { id, ...known } of people) if (!rows.has(id)) this.put(broadcastId, { person: id, ...known })
    return rows.size - before
  }

  #cardsOf(targetId: string): (Recipient & Partial<Delivery>)[] {
    return [...this.#of(targetId).values()]
      .filter(({ state }) => state === 'delivered')
      .map(({ person, givenName, department, locale, conversationId, activityId }) => ({
        id: person,
        givenName,
        department,
        locale,
        conversationId,
        activityId,
      }))
  }

  /** Untried rows from where this process last stood; then what is left behind, and what is due again. */
  #claim(
    broadcastId: string,
    places: Map<string, string>,
    { owner, limit, leaseMs }: { owner: string; limit: number; leaseMs: number },
  ): ClaimedDelivery[] {
    const rows = [...this.#of(broadcastId).values()]
      .filter(row => row.state === 'queued' && row.leaseUntil <= Date.now())
      .toSorted(byPerson)
    const after = places.get(broadcastId) ?? ''
    const fresh = rows.filter(({ notBefore, person }) => notBefore === null && person > after).slice(0, limit)
    if (fresh.length === limit && limit > 0) places.set(broadcastId, fresh.at(-1)!.person)
    else places.delete(broadcastId)
    const due = rows
      .filter(row => !fresh.includes(row) && (row.notBefore ?? 0) <= Date.now())
      .toSorted((a, b) => (a.notBefore ?? 0) - (b.notBefore ?? 0))
    const claimed = [...fresh, ...due.slice(0, limit - fresh.length)]
    for (const row of claimed) Object.assign(row, { owner, leaseUntil: Date.now() + leaseMs })
    return claimed.map(row => this.#claimed(row))
  }

  #claimed({
    notBefore: _notBefore,
    leaseUntil: _leaseUntil,
    owner: _owner,
    settledAt: _settledAt,
    ...delivery
  }: Row): ClaimedDelivery {
    return { ...delivery, conversation: this.conversations.get(delivery.person) ?? null }
  }

  /** New cards only. */
  #received(person: string, since: string): number {
    const received = [...this.#ledgers].filter(([id, rows]) => {
      const row = rows.get(person)
      return (
        this.#broadcastOf(id)?.kind === 'send' &&
        row?.state === 'delivered' &&
        (row.settledAt ?? 0) >= Date.parse(since)
      )
    })
    return received.length
  }
}

function byPerson(a: Row, b: Row): number {
  return a.person < b.person ? -1 : 1
}

function isOpen({ state }: Row): boolean {
  return state === 'queued' || state === 'sending'
}

function markSending(row: Row | undefined, owner: string): boolean {
  if (row?.state !== 'queued' || row.owner !== owner || row.leaseUntil <= Date.now()) return false
  Object.assign(row, {
    state: 'sending',
    attempts: row.attempts + 1,
    leaseUntil: Math.max(row.leaseUntil, Date.now() + sendingLeaseMs),
  })
  return true
}

function settle(row: Row | undefined, { person: _person, ...said }: Settlement, owner: string): void {
  if (row?.owner !== owner || !isOpen(row)) return
  const known = { conversationId: row.conversationId, activityId: row.activityId }
  const cards =
    said.state === 'delivered'
      ? { conversationId: said.conversationId, activityId: said.activityId ?? row.activityId }
      : known
  const reason = said.state === 'refused' ? said.reason : null
  const when =
    said.state === 'queued'
      ? { notBefore: Date.now() + said.afterMs, settledAt: null }
      : { notBefore: null, settledAt: Date.now() }
  Object.assign(row, { state: said.state, reason, ...cards, ...when, leaseUntil: 0, owner: null })
}

function recover(rows: Row[], repeatable: boolean): number {
  const lost = rows.filter(row => row.state === 'sending' && row.leaseUntil <= Date.now())
  for (const row of lost)
    Object.assign(row, {
      owner: null,
      leaseUntil: 0,
      state: repeatable ? 'queued' : 'unknown',
      settledAt: repeatable ? null : Date.now(),
    })
  return repeatable ? 0 : lost.length
}

function cancel(rows: Row[]): number {
  const queued = rows.filter(({ state }) => state === 'queued')
  for (const row of queued)
    Object.assign(row, { state: 'refused', reason: 'cancelled', owner: null, leaseUntil: 0, settledAt: Date.now() })
  return queued.length
}

function report(rows: Row[]): DeliveryReport {
  const counts = { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 }
  const refused: DeliveryReport['refused'] = {}
  for (const { state, reason } of rows) {
    counts[state]++
    if (reason) refused[reason] = (refused[reason] ?? 0) + 1
  }
  const recently = rows.flatMap(({ settledAt }) =>
    settledAt !== null && settledAt > Date.now() - recentMs ? [settledAt] : [],
  )
  const recent =
    rows.some(isOpen) && recently.length > 0
      ? { recent: { people: recently.length, ms: Date.now() - Math.min(...recently) } }
      : {}
  return { counts, ...recent, refused, departments: departments(rows) }
}

/** Those with most people first; those without one at the end. */
function departments(rows: Row[]): DeliveryReport['departments'] {
  const counted = [...Map.groupBy(rows, row => row.department)].map(([name, own]) => {
    const count = (state: string): number => own.filter(row => row.state === state).length
    return {
      name,
      people: own.length,
      delivered: count('delivered'),
      refused: count('refused'),
      unknown: count('unknown'),
    }
  })
  const none = (name: string | null): number => (name === null ? 1 : 0)
  return counted.toSorted(
    (a, b) => none(a.name) - none(b.name) || b.people - a.people || (a.name ?? '').localeCompare(b.name ?? '', 'fr'),
  )
}
