import type { Handler, Incoming, Route } from '../../router.ts'
import { GraphFailure } from '../failure.ts'
import type { GraphState } from '../state.ts'

/**
 * Resource units that one app may spend in a minute where there are up to 1 000 licences.
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const unitsPerMinute = 1200
const minuteMs = 60_000

/** What one request costs, by the same page. */
export function unitsOf({ method, path, query, params }: Incoming): number {
  if (method !== 'GET') return 2
  if (/\/delta(?:\(\))?$/.test(path)) return query.has('token') || query.has('$skiptoken') ? 1 : 2
  const isMany =
    /\/(?:items|versions|columns|lists|children)$/.test(path) || params['path']?.endsWith('/children') === true
  return isMany ? 2 : 1
}

/** The units of the last minute. What was refused counts as well. */
export class UnitBudget {
  #spent: { at: number; units: number }[] = []
  #sum = 0

  /** Milliseconds to wait; 0: it was within the budget. */
  take(units: number, now: number): number {
    this.#forget(now)
    const isOver = this.#sum + units > unitsPerMinute
    this.#spent.push({ at: now, units })
    this.#sum += units
    return isOver ? Math.max(1, (this.#spent[0]?.at ?? now) + minuteMs - now) : 0
  }

  #forget(now: number): void {
    const first = this.#spent.findIndex(({ at }) => at > now - minuteMs)
    const gone = this.#spent.splice(0, first === -1 ? this.#spent.length : first)
    for (const { units } of gone) this.#sum -= units
  }
}

/** Counts what a request to SharePoint costs, and refuses requests over the budget. */
export function budgeted(state: GraphState, [method, path, handler]: Route): Route {
  const counted: Handler = async request => {
    const waitMs = state.spend?.(unitsOf(request)) ?? 0
    if (waitMs === 0) return handler(request)
    const retryAfter = String(Math.ceil(waitMs / 1000))
    throw new GraphFailure(429, 'activityLimitReached', 'The request has been throttled.', {
      'retry-after': retryAfter,
    })
  }
  return [method, path, counted]
}
