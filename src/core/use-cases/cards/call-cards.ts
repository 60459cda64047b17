import { type Change, refresh } from '../../change.ts'
import { keyOf } from '../../domain/placements/placed-card.ts'
import type { CallDepartment } from '../../domain/calls/call.ts'

/** People who have, or had, the card of what a department is asked. */
export function askCards({ id: departmentId, person, first, past }: CallDepartment): Change[] {
  const people = [person, first, ...past].flatMap(one => one?.id ?? [])
  return [...new Set(people)].map(person => refresh({ card: 'call', departmentId, person }))
}

/** Every card that shows these departments of one call, each once. */
export function departmentCards(...rows: CallDepartment[]): Change[] {
  const [first] = rows
  return first === undefined ? [] : [...peoplesCards(...rows), ...callCards(first.callId)]
}

/** The cards in the chats of people who are, or were, asked. */
export function peoplesCards(...rows: CallDepartment[]): Change[] {
  const reminders = rows.flatMap(({ callId, reminded }) =>
    reminded.map(({ due, person }) => keyOf({ card: 'call-reminder', callId, due, person })),
  )
  const heads = rows.flatMap(({ id: departmentId, head }) =>
    head ? [refresh({ card: 'call-head', departmentId, person: head.person.id })] : [],
  )
  return [
    ...rows.flatMap(askCards),
    ...[...new Set(reminders)].map(key => refresh(key)),
    ...heads,
    ...rows.flatMap(unheardCards),
  ]
}

/** The person who handed it on relies on their colleague; the person whom the list names is the fallback of both. */
export function unheardCards({ id: departmentId, first, handed = [] }: CallDepartment): Change[] {
  const keys = handed.flatMap(({ by, to }) =>
    [by.id, first?.id]
      .filter(person => person !== undefined && person !== to.id)
      .map(person => keyOf({ card: 'call-unheard', departmentId, person: person!, to: to.id })),
  )
  return [...new Set(keys)].map(key => refresh(key))
}

/** The cards in the channel. A card that has nothing to show yet is not placed. */
export function callCards(callId: string): Change[] {
  return [refresh({ card: 'call-board', callId }), refresh({ card: 'call-tally', callId })]
}
