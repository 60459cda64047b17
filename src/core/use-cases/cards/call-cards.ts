import { type Change, refresh } from '../../change.ts'
import type { CallDepartment } from '../../domain/calls/call.ts'

/** Whoever has, or had, the card of what a department is asked. */
export function askCards({ id: departmentId, person, first, past }: CallDepartment): Change[] {
  const people = [person, first, ...past].flatMap(one => one?.id ?? [])
  return [...new Set(people)].map(person => refresh({ card: 'call', departmentId, person }))
}

/** Every card that tells of these departments of one call. */
export function departmentCards(...rows: CallDepartment[]): Change[] {
  const [first] = rows
  return first === undefined ? [] : [...rows.flatMap(peoplesCards), ...callCards(first.callId)]
}

/** In the chats of those who are, or were, asked for one department. */
export function peoplesCards(row: CallDepartment): Change[] {
  const { id: departmentId, reminded, head } = row
  return [
    ...askCards(row),
    ...reminded.map(({ person }, index) => refresh({ card: 'call-reminder', departmentId, person, n: index + 1 })),
    ...(head ? [refresh({ card: 'call-head', departmentId, person: head.person.id })] : []),
  ]
}

/** In the channel. What has nothing to show yet is not placed. */
export function callCards(callId: string): Change[] {
  return [refresh({ card: 'call-board', callId }), refresh({ card: 'call-tally', callId })]
}
