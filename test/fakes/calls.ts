import assert from 'node:assert/strict'
import type { Department } from '../../src/core/domain/people/department.ts'
import type { Person } from '../../src/core/domain/actor.ts'
import type { Call } from '../../src/core/domain/calls/call.ts'
import { readKey } from '../../src/core/domain/placements/placed-card.ts'
import type { Face } from '../../src/core/domain/faces/face.ts'
import type { Messenger } from '../../src/core/ports/outside.ts'
import { type Instant } from '../../src/core/domain/time.ts'
import { planCall } from '../../src/core/use-cases/calls/plan-call.ts'
import { endCall } from '../../src/core/use-cases/calls/close-call.ts'
import { followProposal, lookAtCall } from '../../src/core/use-cases/calls/follow-call.ts'
import { openCall } from '../../src/core/use-cases/calls/open-call.ts'
import { askAboutCall } from '../../src/core/use-cases/calls/recur-call.ts'
import { redrawCall } from '../../src/core/use-cases/calls/redraw-call.ts'
import { showInCalls } from '../../src/core/use-cases/sections/show-in-calls.ts'
import { remindDepartments } from '../../src/core/use-cases/calls/remind-call.ts'
import { refreshPlacement } from '../../src/core/use-cases/placements/refresh-placement.ts'
import { jobClock, type JobRow } from './job-clock.ts'
import { type FakePorts, settings } from './ports.ts'
import { person } from './town.ts'
import { comms } from './walk.ts'

/** A department of a town that is asked: a correspondent and a head of its own. */
export type Asked = { department: Department; correspondent: Person; head: Person }

/** `n` departments with a correspondent and a head each, which are all that the list names. */
export function askedTown(ports: FakePorts, n: number): Asked[] {
  const all = Array.from({ length: n }, (_, index): Asked => {
    const name = `Direction ${String(index + 1).padStart(2, '0')}`
    const [correspondent, head] = [person(`c${index} Correspondant`, name), person(`h${index} Responsable`, name)]
    const department = { name, aliases: [], head, deputy: null, correspondent }
    return { department, correspondent, head }
  })
  ports.town.people.push(...all.flatMap(({ correspondent, head }) => [correspondent, head]))
  listsNow(ports, all)
  return all
}

/** What the list names from now on. */
export function listsNow(ports: FakePorts, all: readonly Pick<Asked, 'department'>[]): void {
  ports.departments.all = async () => structuredClone(all.map(({ department }) => department))
}

export const callFields = { title: 'Les vœux', text: 'Racontez votre année', closes: '2026-12-09', closesTime: '17:00' }

export async function plannedCall(ports: FakePorts, change: Record<string, unknown> = {}): Promise<Call> {
  const input = { id: ports.newId(), fields: { ...callFields, ...change }, agreed: '' }
  const result = await planCall(ports, comms, input, settings)
  assert.ok(result.kind === 'planned', JSON.stringify(result))
  return result.call
}

/** A card as it was sent to somebody, or into the channel. */
export type Sent = { card: string; to: string; face: Face; at: Instant }

/**
 * Everything that Mary does by herself for calls, by a virtual clock; what she sends is kept. `looks` false: nobody looks
 * at the list, thousands of times in two weeks.
 */
export function callWorld(ports: FakePorts, { looks = true } = {}) {
  const sent: Sent[] = []
  const last = new Map<string, Face>()
  /** Whom Teams does not let her write to. */
  const unreachable = new Set<string>()
  /** Nobody knows what became of the cards of these. */
  const killed: string[] = []
  const messenger = {
    show: async ({ key, to }: { key: string; to: { kind: string; id?: string } }, face: Face) => {
      const card = readKey(key)!.card
      if (unreachable.has(to.id ?? '')) return { kind: 'refused', reason: 'no-teams' }
      if (killed.includes(to.id ?? '')) return { kind: 'unknown' }
      sent.push({ card, to: to.id ?? 'channel', face, at: ports.now() })
      last.set(key, face)
      return { kind: 'delivered', conversationId: `c-${to.id}`, activityId: `a-${sent.length}` }
    },
    redraw: async ({ key }: { key: string }, face: Face) => {
      last.set(key, face)
      return { kind: 'delivered', conversationId: null, activityId: null }
    },
  } as unknown as Messenger
  const world = { ...ports, messenger, now: () => ports.now(), newId: () => ports.newId() }
  const run = async (row: JobRow): Promise<void> => {
    switch (row.job) {
      case 'placement.refresh':
        return refreshPlacement(world, row.data.key)
      case 'call.open':
        return openCall(ports, row.data.id, settings)
      case 'call.question':
        return askAboutCall(ports, row.data, settings)
      case 'call.remind':
        return remindDepartments(ports, row.data, settings)
      case 'call.close':
        return endCall(ports, row.data, settings)
      case 'call.look':
        return looks ? lookAtCall(ports, row.data, settings) : undefined
      case 'call.cards':
        return redrawCall(ports, row.data, settings)
      case 'section.calls':
        return showInCalls(ports, row.data.id)
      case 'call.follow':
        return followProposal(ports, row.data)
      default:
    }
  }
  const ours = ({ job }: JobRow) => kinds.some(kind => job.startsWith(kind))
  return { sent, last, unreachable, killed, run, ...jobClock(ports, ours, run) }
}

const kinds = ['placement.refresh', 'call.', 'section.calls']
