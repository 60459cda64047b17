import type { Answer, Handler, Incoming, Route } from '../../router.ts'
import type { Town } from '../../town/town.ts'
import { badRequest, GraphFailure } from '../failure.ts'
import { takePage } from '../odata/page.ts'
import type { GraphState } from '../state.ts'
import { shakeHands } from './handshake.ts'
import { readChange, readSubscription } from './read-subscription.ts'
import type { KeptSubscription } from './kept-subscription.ts'

const path = '/v1.0/subscriptions'

/**
 * The resources of a tenant that can be subscribed to here: its lists.
 * https://learn.microsoft.com/graph/api/resources/subscription
 */
export function subscriptionRoutes(town: Town, state: GraphState): Route[] {
  const { subscriptions } = state
  const context = (kind: string): { '@odata.context': string } => ({
    '@odata.context': `${state.origin()}/v1.0/$metadata#${kind}`,
  })
  const alone = (status: number, one: KeptSubscription): Answer => ({
    status,
    body: { ...context('subscriptions/$entity'), ...subscriptionView(town, one) },
  })
  const ofOne =
    (serve: (one: KeptSubscription, request: Incoming) => Promise<Answer>): Handler =>
    async request => {
      const one = subscriptions.get(request.params.id ?? '')
      if (one === undefined) throw new GraphFailure(404, 'ResourceNotFound', 'The object was not found.')
      return serve(one, request)
    }
  return [
    ['GET', path, async request => listAll(town, state, request, context('subscriptions'))],
    [
      'POST',
      path,
      async request => {
        maySubscribe(state)
        const wanted = readSubscription(request.body, town, state)
        await shakeHands(wanted.notificationUrl)
        return alone(201, subscriptions.add(wanted))
      },
    ],
    ['GET', `${path}/:id`, ofOne(async one => alone(200, one))],
    [
      'PATCH',
      `${path}/:id`,
      ofOne(async (one, request) => {
        maySubscribe(state)
        const change = readChange(request.body, state)
        if (change.notificationUrl !== undefined) await shakeHands(change.notificationUrl)
        return alone(200, subscriptions.save({ ...one, ...change }))
      }),
    ],
    [
      'DELETE',
      `${path}/:id`,
      ofOne(async one => {
        subscriptions.remove(one.id)
        return { status: 204 }
      }),
    ],
  ]
}

/** `Sites.ReadWrite.All`, the only one that the page of the operation names for a list; not `Sites.Selected`. */
function maySubscribe(state: GraphState): void {
  if (state.permissions.subscribeToLists) return
  throw new GraphFailure(
    403,
    'ExtensionError',
    'Operation: Create; Exception: [Status Code: Forbidden; Reason: Access denied]',
  )
}

function listAll(town: Town, state: GraphState, request: Incoming, context: object): Answer {
  const strange = [...request.query.keys()].find(name => name !== '$top' && name !== '$skiptoken')
  if (strange !== undefined) throw badRequest(`The query option '${strange}' is not supported here.`)
  const { rows, ...next } = takePage(request, state.origin(), state.subscriptions.all(), { byDefault: 100, most: 100 })
  return { status: 200, body: { ...context, ...next, value: rows.map(one => subscriptionView(town, one)) } }
}

function subscriptionView(town: Town, one: KeptSubscription): object {
  return {
    id: one.id,
    resource: one.resource,
    applicationId: town.appId,
    changeType: 'updated',
    clientState: one.clientState,
    notificationUrl: one.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: null,
    expirationDateTime: one.expiresAt,
    creatorId: town.appId,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }
}
