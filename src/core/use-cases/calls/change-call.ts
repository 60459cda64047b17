import type { Change } from '../../change.ts'
import { type Call, type DepartmentSeen, mayAnswer } from '../../domain/calls/call.ts'
import type { JournalEntry, JournalVerb } from '../../domain/journal/journal.ts'
import type { Ports } from '../../ports.ts'
import { departmentCards } from '../cards/call-cards.ts'
import { seeAsked } from '../placements/kept/kept-calls.ts'
import { alone, notComms, roadOf } from '../road.ts'

export type Asked = DepartmentSeen & { call: Call }
/** `what`: the order, for the journal entry of people who may not give it. */
export type CallOrder = { id: string; what: string }

export const callRoad = roadOf({
  of: 'call',
  read: (ports: Pick<Ports, 'calls'>, { id }: CallOrder) => ports.calls.byId(id).then(alone),
  refuses: notComms,
  attempt: (_, { what }) => ({ what, subject: 'calls' }),
  stamp: (row, at) => ({ ...row, updatedAt: at }),
  tells: ({ reference }) => ({ subject: reference }),
  done: call => ({ kind: 'changed' as const, call }),
})

/** The road of what one department is asked, for those of it who may answer; every card that shows it is refreshed. */
export const departmentRoad = roadOf({
  of: 'call_department',
  read: async (ports: Pick<Ports, 'calls'>, departmentId: string) => {
    const asked = await seeAsked(ports, departmentId)
    return asked && ([asked.row, asked] as const)
  },
  refuses: (actor, seen) => (!seen || mayAnswer(seen[0], actor.id) ? null : 'not-asked'),
  attempt: seen => ({ what: 'call.answer', subject: seen?.[1].call.reference ?? 'calls' }),
  tells: ({ department }, _, [{ call }]) => ({ subject: call.reference, details: { department } }),
  follows: row => departmentCards(row),
  done: (row, [asked]) => ({ kind: 'changed' as const, ...asked, row }),
})

type Told = { verb: JournalVerb; details?: JournalEntry['details'] }

/** Changes by Mary herself. */
export function callChanges(call: Call, ifVersion: number, told: Told): Change[] {
  const { verb, details = {} } = told
  return [
    { save: 'call', row: call, ifVersion },
    { journal: { verb, actor: null, subject: call.reference, seal: null, details } },
  ]
}
