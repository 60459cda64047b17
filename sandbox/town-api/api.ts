import type { Answer, Handler, Incoming } from '../router.ts'
import type { Person } from '../town/town.ts'
import { NotPossible, type Acting } from '../doings/acting.ts'
import type { Keys } from '../login.ts'
import type { Permissions } from '../graph/state.ts'
import type { SharePoint } from '../graph/sharepoint/sharepoint.ts'
import type { Subscriptions } from '../graph/subscriptions/subscriptions.ts'
import type { Outbox } from '../world/outbox.ts'
import type { PublicSide } from '../public/public-side.ts'
import type { Shelf } from '../shelf.ts'

/** All that the `/town` API reads and moves. */
export type TownApi = Acting & {
  keys: Keys
  sharePoint: SharePoint
  subscriptions: Subscriptions
  outbox: Outbox
  permissions: Permissions
  /** What the public sees. */
  public: PublicSide
  violations: unknown[]
  /** For each person: the last activity that they had before their eyes. */
  reads: Shelf<string>
  reset(): void
}

export function ok(body: unknown): Answer {
  return { status: 200, body }
}

export function bad(status: number, message: string, code = 'bad-request'): Answer {
  return { status, body: { error: { code, message } } }
}

/** A handler about one person, named in the address by object id or mail. */
export function withPerson(api: TownApi, handler: (person: Person, request: Incoming) => Promise<unknown>): Handler {
  return async request => {
    const id = request.params['id'] ?? ''
    const person = api.world.reach.person(id) ?? api.world.town.people.find(one => one.mail === id)
    if (person === undefined) return bad(404, 'There is no such person.')
    try {
      return ok(await handler(person, request))
    } catch (error) {
      if (error instanceof NotPossible) return bad(409, error.message, error.code)
      throw error
    }
  }
}

/** The body as an object, empty when there is none. */
export function bodyOf<T extends object>(request: Incoming): Partial<T> {
  return typeof request.body === 'object' && request.body !== null ? request.body : {}
}
