import { randomUUID } from 'node:crypto'
import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Person } from '../../town/town.ts'
import { badRequest, GraphFailure, noResource } from '../failure.ts'
import type { GraphState } from '../state.ts'
import type { Directory } from './directory.ts'

type Stored = Record<string, unknown> & { id: string; transactionId: string | null }

/** Events in people's calendars, as long as the town runs: https://learn.microsoft.com/graph/api/resources/event */
export function calendarRoutes(directory: Directory, state: GraphState): Route[] {
  const calendars = new Map<string, Stored[]>()
  const path = '/v1.0/users/:userId/events'
  const within =
    (serve: (events: Stored[], request: Incoming, person: Person) => Answer): Handler =>
    async request => {
      const person = mailboxOf(directory, state, request.params.userId ?? '')
      const events = calendars.get(person.id) ?? []
      calendars.set(person.id, events)
      return serve(events, request, person)
    }
  const context = (person: Person) => `${state.origin()}/v1.0/$metadata#users('${person.id}')/events`
  return [
    [
      'GET',
      path,
      within((value, _request, person) => ({ status: 200, body: { '@odata.context': context(person), value } })),
    ],
    [
      'POST',
      path,
      within((events, { body }, person) => {
        const asked = readEvent(body)
        const transactionId = (asked['transactionId'] as string | undefined) ?? null
        const same = transactionId === null ? undefined : events.find(one => one.transactionId === transactionId)
        const made: Stored = same ?? { ...asked, id: `AAMk${randomUUID().replaceAll('-', '')}`, transactionId }
        if (!same) events.push(made)
        return { status: 201, body: { '@odata.context': `${context(person)}/$entity`, ...made } }
      }),
    ],
    [
      'PATCH',
      `${path}/:eventId`,
      within((events, { params, body }) => {
        const found = eventIn(events, params.eventId)
        return { status: 200, body: Object.assign(found, readEvent(body), { id: found.id }) }
      }),
    ],
    [
      'DELETE',
      `${path}/:eventId`,
      within((events, { params }) => {
        events.splice(events.indexOf(eventIn(events, params.eventId)), 1)
        return { status: 204 }
      }),
    ],
  ]
}

/** Exchange limits the app to the mailboxes of agents. */
function mailboxOf(directory: Directory, state: GraphState, key: string): Person {
  const person = directory.person(key)
  if (person === undefined) throw noResource(key)
  if (person.userType === 'Guest' || person.situation === 'gone')
    throw new GraphFailure(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    )
  const agents = directory.group(directory.town.agentsGroupId)
  if (!state.permissions.writeCalendars || !agents || !directory.membersWithin(agents).includes(person))
    throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  return person
}

function eventIn(events: Stored[], id: string | undefined): Stored {
  const found = events.find(one => one.id === id)
  if (found) return found
  throw new GraphFailure(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
}

function readEvent(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null)
    throw badRequest('The request body is not an event.', 'ErrorInvalidRequest')
  return body as Record<string, unknown>
}
