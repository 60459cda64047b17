import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from '../faults.ts'
import type { Answer, Handler } from '../router.ts'
import type { Place, PublicSide } from './public-side.ts'

/** How a network says that it is asked too often. */
type Throttled = () => Answer

/** What every request to a network meets before its own handler: the meter, then the fault that is on, if any. */
export function publicGuard(side: PublicSide, place: Place, throttled: Throttled, handler: Handler): Handler {
  return async request => {
    side.meters.request(place)
    const drawn = side.faults.draw(place)
    const fault = drawn?.only === 'writes' && request.method === 'GET' ? undefined : drawn
    if (fault?.kind === 'slow') await wait(fault.delayMs ?? 2000)
    const refusal = fault && refusalOf(fault, throttled)
    if (refusal !== undefined) {
      side.meters.refused(place, refusal.status)
      return refusal
    }
    const answer = await handler(request)
    if (answer.status >= 400) side.meters.refused(place, answer.status)
    if (fault?.kind !== 'cut-after-accept') return answer
    side.meters.cut(place)
    return { ...answer, cut: true }
  }
}

function refusalOf(fault: Fault, throttled: Throttled): Answer | undefined {
  if (fault.kind === 'throttle') return throttled()
  if (fault.kind === 'down') return page(fault.status ?? 503)
  return fault.kind === 'error' ? page(fault.status ?? 502) : undefined
}

const names: Record<number, string> = { 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable' }

/** What the proxy before a server that is down says: a page, where the client waits for JSON. */
function page(status: number): Answer {
  const title = `${status} ${names[status] ?? 'Error'}`
  const html = `<html><head><title>${title}</title></head><body><center><h1>${title}</h1></center></body></html>`
  return { status, body: Buffer.from(html), headers: { 'content-type': 'text/html' } }
}
