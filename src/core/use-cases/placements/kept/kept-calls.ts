import { refresh } from '../../../change.ts'
import type { PersonId } from '../../../domain/actor.ts'
import {
  type CallSeen,
  type DepartmentSeen,
  departmentState,
  isAnswerable,
  mayAnswer,
  waitingOf,
} from '../../../domain/calls/call.ts'
import type { CallAsked, CallReminded } from '../../../domain/faces/face.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Ports } from '../../../ports.ts'
import { unheardCards } from '../../cards/call-cards.ts'
import { type KeptCards, neverWaitedFor } from '../../kept-card.ts'
import { doubtfulOf } from './doubtful-of-call.ts'

export type CallCards = 'call' | 'call-reminder' | 'call-head' | 'call-board' | 'call-question' | 'call-tally'
type Reads = Pick<Ports, 'calls'>

/** A call with what came in, by department. */
export async function seeCall({ calls }: Reads, id: string): Promise<CallSeen | null> {
  const [call, rows, came] = await Promise.all([calls.byId(id), calls.departmentsOf(id), calls.cameFor(id)])
  if (!call) return null
  const departments = rows.map(row => ({ row, came: came.filter(one => one.callDepartmentId === row.id) }))
  return { call, departments }
}

/** The question to one department, and its answer. */
export async function seeAsked(
  { calls }: Reads,
  departmentId: string,
): Promise<(DepartmentSeen & Pick<CallSeen, 'call'>) | null> {
  const row = await calls.department(departmentId)
  const [call, came] = row ? await Promise.all([calls.byId(row.callId), calls.cameFor(row.callId)]) : [null, []]
  return row && call && { call, row, came: came.filter(one => one.callDepartmentId === departmentId) }
}

/** Awaited departments whose card did not reach the person who is asked. */
export async function unreachedOf({ placements }: Pick<Ports, 'placements'>, seen: CallSeen): Promise<string[]> {
  const named = await Promise.all(
    waitingOf(seen).map(async ({ row: { id: departmentId, person, department } }) => {
      const key = person && keyOf({ card: 'call', departmentId, person: person.id })
      const state = key === null ? null : (await placements.byKey(key))?.state
      return state === 'refused' || state === 'unknown' ? [department] : []
    }),
  )
  return named.flat()
}

/** Departments of a call of which this person was reminded at that hour; null: none. */
export async function seeReminded(
  ports: Reads,
  callId: string,
  { due, person }: { due: Instant; person: PersonId },
): Promise<CallReminded | null> {
  const seen = await seeCall(ports, callId)
  if (!seen || !isAnswerable(seen.call)) return null
  const departments = seen.departments.filter(({ row }) =>
    row.reminded.some(one => one.person === person && Date.parse(one.due) === Date.parse(due)),
  )
  return departments.length === 0 ? null : { ...seen, departments, due, reader: person }
}

export async function asked(ports: Reads, departmentId: string, reader: PersonId): Promise<CallAsked | null> {
  const seen = await seeAsked(ports, departmentId)
  return seen && isAnswerable(seen.call) ? { ...seen, reader } : null
}

const ofCall = {
  reference: ({ call }: Pick<CallAsked, 'call'>) => call.reference,
  title: ({ call }: Pick<CallAsked, 'call'>) => call.title,
}
export const toPerson = {
  ...ofCall,
  reader: ({ row, reader }: CallAsked) => nameOf(row, reader),
  isWaitedFor: (face: CallAsked) => isOpenTo(face),
  listed: 'proposals',
} as const
const inChannel = { ...ofCall, isWaitedFor: neverWaitedFor, listed: 'proposals' } as const

export const keptCalls: KeptCards<CallCards, Reads & Pick<Ports, 'placements'>> = {
  call: {
    ...toPerson,
    see: async (ports, { departmentId, person }) => {
      const face = await asked(ports, departmentId, person)
      return face && { to: { kind: 'person', id: person }, face: { face: 'call', ...face } }
    },
    // The board names people who got no card, and so does a card to the person who relies on them.
    whoWaits: ({ call, row }) => [refresh({ card: 'call-board', callId: call.id }), ...unheardCards(row)],
    // A person who is no longer asked and never had the card needs none; after the end only a colleague who was handed
    // the question does.
    tellsNobody: face => !mayAnswer(face.row, face.reader) || (face.call.state === 'closed' && !isHandedTo(face)),
  },
  'call-reminder': {
    ...ofCall,
    reader: ({ departments, reader }) => (departments[0] ? nameOf(departments[0].row, reader) : ''),
    isWaitedFor: face => isOpenForOne(face),
    listed: 'proposals',
    see: async (ports, { callId, due, person }) => {
      const face = await seeReminded(ports, callId, { due, person })
      return face && { to: { kind: 'person', id: person }, face: { face: 'call-reminder', ...face } }
    },
    tellsNobody: face => !isOpenForOne(face),
  },
  'call-head': {
    ...toPerson,
    see: async (ports, { departmentId, person }) => {
      const face = await asked(ports, departmentId, person)
      return face && { to: { kind: 'person', id: person }, face: { face: 'call-head', ...face } }
    },
    tellsNobody: face => departmentState(face) !== 'waiting' && departmentState(face) !== 'nobody',
  },
  'call-board': {
    ...inChannel,
    see: async (ports, { callId }) => {
      const seen = await seeCall(ports, callId)
      if (!seen || !isAnswerable(seen.call)) return null
      const [unreached, doubtful] = await Promise.all([unreachedOf(ports, seen), doubtfulOf(ports, seen)])
      const face = { face: 'call-board', ...seen, unreached, doubtful: doubtful.length } as const
      return { to: { kind: 'channel' }, face }
    },
  },
  'call-question': {
    ...inChannel,
    see: async (ports, { callId }) => {
      const call = await ports.calls.byId(callId)
      if (!call || call.askedAt === null) return null
      const last = call.previousId === null ? null : await seeCall(ports, call.previousId)
      return { to: { kind: 'channel' }, face: { face: 'call-question', call, last } }
    },
  },
  /** In the thread of the board; each end has its own, and one that was not the last says so. */
  'call-tally': {
    ...inChannel,
    see: async (ports, { callId, reopening = 0 }) => {
      const seen = await seeCall(ports, callId)
      const times = seen?.call.reopened?.length ?? 0
      if (!seen || reopening > times || (reopening === times && seen.call.state !== 'closed')) return null
      const thread = (await ports.placements.byKey(keyOf({ card: 'call-board', callId })))?.conversationId
      return {
        to: { kind: 'channel', ...(thread ? { thread } : {}) },
        face: { face: 'call-tally', ...seen, reopening },
      }
    },
    tellsNobody: ({ call, reopening }) => isReopened(call, reopening),
    copies: async ({ calls }, { callId, reopening }) => {
      const times = reopening === undefined ? ((await calls.byId(callId))?.reopened?.length ?? 0) : 0
      return Array.from({ length: times }, (_, index) => keyOf({ card: 'call-tally', callId, reopening: index + 1 }))
    },
    notBefore: async ({ calls }, { callId }, { now }) => {
      const from = (await calls.byId(callId))?.tallyFrom
      return from !== undefined && from > now ? from : null
    },
  },
}

/** The end that this tally tells of was not the last one. */
export function isReopened({ reopened = [] }: CallSeen['call'], reopening: number): boolean {
  return reopening < reopened.length
}

function isHandedTo({ row, reader }: CallAsked): boolean {
  return row.as === 'colleague' && row.person?.id === reader
}

/** Whether an answer of this reader is awaited. */
function isOpenTo(face: CallAsked): boolean {
  return face.call.state === 'open' && departmentState(face) === 'waiting' && face.row.person?.id === face.reader
}

function isOpenForOne({ call, departments, reader }: CallReminded): boolean {
  return departments.some(one => isOpenTo({ ...one, call, reader }))
}

function nameOf({ person, first, past, head }: CallAsked['row'], reader: PersonId): string {
  return [person, first, head?.person, ...past].find(one => one?.id === reader)?.name ?? ''
}
