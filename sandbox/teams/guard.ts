import type { Answer, Handler, Incoming } from '../router.ts'
import type { Fault } from '../faults.ts'
import { failure, throttled } from './errors.ts'
import type { World } from '../world/world.ts'

/** Says whether the caller holds a token of Entra for the Bot Connector. */
export type Authorize = (authorization: string | undefined) => Promise<boolean>

/**
 * What every request to the service meets before its own handler: the meter, the token, the faults, the limits.
 * `thread` names what the request is sent to, for the limits of one thread.
 */
export function guard(
  world: World,
  authorize: Authorize,
  handler: Handler,
  thread?: (request: Incoming) => string,
): Handler {
  return async request => {
    const now = Date.now()
    const came = world.standstill.earliest(now)
    world.meters.request(now, came)
    if (!(await authorize(request.headers['authorization']))) {
      return failure(401, 'Unauthorized', 'Authorization has been denied for this request.')
    }
    const fault = world.faults.draw('teams')
    const struck = await strike(fault)
    const refused = struck ?? limited(world, came, thread?.(request))
    if (refused?.status === 429) world.meters.throttled()
    if (refused !== undefined) return refused
    const answer = await handler(request)
    if (fault?.kind !== 'cut-after-accept') return answer
    world.meters.cut()
    return { ...answer, cut: true }
  }
}

function limited(world: World, came: number, thread: string | undefined): Answer | undefined {
  const wait = world.limits.take(Date.now(), thread, came)
  return wait > 0 ? throttled(wait) : undefined
}

const codes: Record<number, string> = {
  401: 'BotNotRegistered',
  403: 'BotDisabledByAdmin',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
}

/** The answer of a fault that strikes at once; undefined lets the request go on. */
async function strike(fault: Fault | undefined): Promise<Answer | undefined> {
  if (fault === undefined || fault.kind === 'cut-after-accept') return undefined
  if (fault.kind === 'throttle') return throttled(1000)
  if (fault.kind === 'down') return failure(503, 'ServiceUnavailable', 'The service is unavailable.')
  if (fault.kind === 'slow') {
    await new Promise(resolve => {
      setTimeout(resolve, fault.delayMs ?? 2000)
    })
    return undefined
  }
  const status = fault.status ?? 500
  return failure(status, codes[status] ?? 'ServiceError', 'The service failed.')
}
