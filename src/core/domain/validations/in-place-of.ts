import type { Named } from '../actor.ts'
import type { Decision, StandIn, Step } from './validation.ts'

export type InPlaceOf = Named & { because: StandIn['because'] }

/**
 * Whose places a decision took besides the own one: « par délégation de … », or because they did not answer in time.
 */
export function inPlaceOf({ approvers }: Step, { by, chairs, at }: Decision): InPlaceOf[] {
  return approvers.flatMap(({ id, name, standIns }) => {
    if (id === by.id || !chairs.includes(id)) return []
    const right = standIns.find(one => one.id === by.id && one.from <= at && (one.until === null || at < one.until))
    return [{ id, name, because: right?.because ?? 'delegation' }]
  })
}
