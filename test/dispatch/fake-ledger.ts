import type { Conversation } from '../../src/core/domain/people/conversation.ts'
import { createHash } from 'node:crypto'
import type { ClaimedDelivery, Delivery, DeliveryReport, RefusedReason } from '../../src/core/domain/broadcasts/broadcast.ts'
import type { Deliveries, Recipient } from '../../src/core/ports/ledger.ts'

type Row = Delivery & { locale: Recipient['locale']; notBefore: number; leaseUntil: number; owner: string | null; sent: number }

/** The ledger in memory, with the leases of the real one; `open('b')` is another process on the same rows. */
export class FakeLedger {
  readonly rows = new Map<string, Row>()
  readonly conversations = new Map<string, Conversation>()
  readonly markBatches: number[] = []
  /** What an earlier broadcast delivered. */
  target: Pick<Delivery, 'person' | 'givenName' | 'department' | 'conversationId' | 'activityId'>[] = []

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

  open(owner = 'a'): Deliveries {
    const mine = (person: string, holder = ''): Row | null => {
      const row = this.rows.get(person)
      return row?.owner === `${owner} ${holder}` && row.leaseUntil > Date.now() ? row : null
    }
    return {
      plan: async (broadcastId, people) => this.#plan(broadcastId, people),
      planFrom: async broadcastId => this.#plan(broadcastId, this.target.map(({ person, ...card }) => ({ id: person, locale: null, ...card }))),
      frozen: async () => {
        const ids = [...this.rows.keys()].toSorted()
        return { people: ids.length, digest: createHash('sha256').update(ids.map(id => `${id}\n`).join('')).digest('hex') }
      },
      claim: async (_, limit, leaseMs, holder = '') => this.#claim(`${owner} ${holder}`, limit, leaseMs),
      markSending: async (_, people, holder) => {
        this.markBatches.push(people.length)
        return people.filter(person => {
          const row = mine(person, holder)
          if (row?.state !== 'queued') return false
          Object.assign(row, { state: 'sending', attempts: row.attempts + 1, leaseUntil: Math.max(row.leaseUntil, Date.now() + 60_000) })
          return true
        })
      },
      settle: async (_, settlements, holder = '') => {
        for (const { person, ...said } of settlements) {
          const row = this.rows.get(person)
          if (row?.owner !== `${owner} ${holder}` || (row.state !== 'queued' && row.state !== 'sending')) continue
          const { afterMs, ...kept } = said.state === 'queued' ? said : { ...said, afterMs: 0 }
          Object.assign(row, { ...kept, notBefore: Date.now() + afterMs, leaseUntil: 0, owner: null })
        }
      },
      recover: async (_, repeatable) => this.#recover(repeatable),
      cancelQueued: async () => this.#cancel(),
      nextDueMs: async () => {
        const open = [...this.rows.values()].filter(({ state }) => state === 'queued' || state === 'sending')
        const due = open.map(row => Math.max(row.state === 'queued' ? row.notBefore : 0, row.leaseUntil))
        return due.length === 0 ? null : Math.max(0, Math.min(...due) - Date.now())
      },
      hasDue: async () => [...this.rows.values()].some(({ state, notBefore }) => state === 'queued' && notBefore <= Date.now()),
      report: async () => this.#report(),
      byPerson: async (_, person) => {
        const row = this.rows.get(person)
        return row ? { ...row, conversation: this.conversations.get(person) ?? null } : null
      },
      undelivered: async function* () {},
      receivedSince: async () => 0,
      among: async () => 0,
    }
  }

  #plan(broadcastId: string, people: (Recipient & Partial<Delivery>)[]): number {
    const fresh = people.filter(({ id }) => !this.rows.has(id))
    for (const { id, ...known } of fresh) {
      const delivery = { broadcastId, person: id, state: 'queued' as const, reason: null, conversationId: null, activityId: null, ...known }
      this.rows.set(id, { ...delivery, attempts: 0, notBefore: 0, leaseUntil: 0, owner: null, sent: 0 })
    }
    return fresh.length
  }

  #claim(owner: string, limit: number, leaseMs: number): ClaimedDelivery[] {
    const free = (row: Row): boolean => row.state === 'queued' && row.notBefore <= Date.now() && row.leaseUntil <= Date.now()
    const rows = [...this.rows.values()].filter(free).slice(0, limit)
    for (const row of rows) Object.assign(row, { owner, leaseUntil: Date.now() + leaseMs })
    return rows.map(row => ({ ...row, conversation: this.conversations.get(row.person) ?? null }))
  }

  #recover(repeatable: boolean): number {
    const lost = [...this.rows.values()].filter(row => row.state === 'sending' && row.leaseUntil <= Date.now())
    for (const row of lost) Object.assign(row, { owner: null, leaseUntil: 0, state: repeatable ? 'queued' : 'unknown' })
    return repeatable ? 0 : lost.length
  }

  #cancel(): number {
    const queued = [...this.rows.values()].filter(({ state }) => state === 'queued')
    for (const row of queued) Object.assign(row, { state: 'refused', reason: 'cancelled', owner: null, leaseUntil: 0 })
    return queued.length
  }

  #report(): DeliveryReport {
    const counts = { queued: 0, sending: 0, delivered: 0, refused: 0, unknown: 0 }
    const refused: Partial<Record<RefusedReason, number>> = {}
    for (const { state, reason } of this.rows.values()) {
      counts[state]++
      if (state === 'refused' && reason) refused[reason] = (refused[reason] ?? 0) + 1
    }
    return { counts, refused, departments: [] }
  }
}
