import type { Locale, PersonId } from '../core/actor.ts'
import type { Face } from '../core/face.ts'
import type { Placement } from '../core/placements/placement.ts'
import type { ClaimedDelivery } from '../core/ports/ledger.ts'
import type { Frame, Messenger } from '../core/ports/outside.ts'
import type { Conversation, Conversations } from '../core/ports/people.ts'
import type { RenderedPost } from '../core/posts/post.ts'
import type { SendOutcome } from '../core/send-outcome.ts'
import type { TeamsPool, Turn } from './post-activity.ts'
import { activityText } from './send/activity-bytes.ts'
import { DeliveryBytes, type FillFrame } from './send/delivery-bytes.ts'

export type MessengerOptions = {
  pool: Pick<TeamsPool, 'postActivity' | 'createConversation' | 'updateActivity'>
  conversations: Conversations
  drawFace(face: Face, locale: Locale): { card: object; summary: string }
  fillFrame: FillFrame
  /** Of the channel, and of people who never wrote. */
  locale: Locale
  serviceUrl: string
  appId: string
  tenantId: string
  channelId: string
  /** The limits of one conversation: answers 0 when it may go, else the milliseconds to wait. */
  threads: { take(thread: string): Promise<number> }
  /** Surprises, for the log: they never reach the caller. */
  report(error: unknown): void
}

/** Reaches people and the comms channel, and remembers what Teams said about where they are. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { pool, threads, report } = options
  const bytes = new DeliveryBytes(options.fillFrame)
  const reach = new Reach(options)

  const draw = (face: Face, locale: Locale): Buffer => {
    const { card, summary } = options.drawFace(face, locale)
    return Buffer.from(activityText(summary, JSON.stringify(card)))
  }

  async function inTurn(thread: string, send: () => Promise<SendOutcome>): Promise<SendOutcome> {
    const waitMs = await threads.take(thread)
    return waitMs > 0 ? { kind: 'throttled', retryAfterMs: waitMs } : send()
  }

  const toChannel = (face: Face): Promise<SendOutcome> =>
    inTurn(options.channelId, () => {
      const activity = draw(face, options.locale)
      return pool.createConversation({ serviceUrl: options.serviceUrl, repeatable: false }, channelThread(options, activity), 'answer')
    })

  const toPerson = async (person: PersonId, face: Face): Promise<SendOutcome> => {
    const conversation = (await options.conversations.of([person])).get(person) ?? null
    const activity = draw(face, conversation?.locale ?? options.locale)
    return inTurn(conversation?.conversationId ?? person, () => reach.send(person, conversation, activity, 'answer'))
  }

  return {
    show: (to, face) => safely(report, () => (to.kind === 'channel' ? toChannel(face) : toPerson(to.id, face))),
    redraw: ({ to, conversationId, activityId }, face) =>
      safely(report, async () => {
        const { serviceUrl, locale } = await placeOf(options, to)
        const body = draw(face, locale)
        return inTurn(conversationId, () => pool.updateActivity({ serviceUrl, conversationId, activityId }, body, 'answer'))
      }),
    deliver: (rendered, delivery, frame) => safely(report, () => deliver(reach, bytes, options, { rendered, delivery, frame })),
  }
}

type OneDelivery = { rendered: RenderedPost; delivery: ClaimedDelivery; frame: Frame }

/** The caller has taken the turn of the first request; a first contact costs a second one, taken here. */
async function deliver(reach: Reach, bytes: DeliveryBytes, options: MessengerOptions, { rendered, delivery, frame }: OneDelivery): Promise<SendOutcome> {
  const { person, givenName, department, conversation } = delivery
  const locale = conversation?.locale ?? delivery.locale ?? options.locale
  const body = bytes.of(rendered, { ...frame, givenName, department, locale })
  const outcome = await reach.send(person, conversation, body, 'taken')
  if (outcome.kind === 'delivered' && conversation?.met !== true) await reach.mark(person, 'met')
  return outcome
}

async function placeOf(options: MessengerOptions, to: Placement['to']): Promise<{ serviceUrl: string; locale: Locale }> {
  const { serviceUrl, locale } = options
  if (to.kind === 'channel') return { serviceUrl, locale }
  const conversation = (await options.conversations.of([to.id])).get(to.id)
  return { serviceUrl: conversation?.serviceUrl || serviceUrl, locale: conversation?.locale ?? locale }
}

function channelThread({ appId, tenantId, channelId }: MessengerOptions, activity: Buffer): Buffer {
  const head = JSON.stringify({
    isGroup: true,
    bot: { id: `28:${appId}` },
    tenantId,
    channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
  })
  return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"activity":`), activity, Buffer.from('}')])
}

/** Finds, opens, heals and closes the way to one person. */
class Reach {
  readonly #options: MessengerOptions

  constructor(options: MessengerOptions) {
    this.#options = options
  }

  async send(person: PersonId, known: Conversation | null, body: Buffer, turn: Turn): Promise<SendOutcome> {
    const closed = closedTo(known)
    if (closed) return closed
    if (known === null || known.conversationId === null) return this.#open(person, known, body, turn)
    const { conversationId, serviceUrl } = known
    const outcome = await this.#post(person, { conversationId, serviceUrl }, body, turn)
    if (outcome.kind !== 'refused' || outcome.reason !== 'gone') return outcome
    // The address is dead, not the person: it is asked for again, once.
    await this.mark(person, 'forget')
    return this.#open(person, known, body, afterFirst(turn))
  }

  /** A note that cannot be written now changes nothing for the send: Teams will say the same again. */
  async mark(person: PersonId, state: Parameters<Conversations['mark']>[1]): Promise<void> {
    await this.#options.conversations.mark(person, state).catch(this.#options.report)
  }

  async #open(person: PersonId, known: Conversation | null, body: Buffer, turn: Turn): Promise<SendOutcome> {
    const { pool, conversations, appId, tenantId, report } = this.#options
    // Empty where Teams only ever said that they have no Teams.
    const serviceUrl = known?.serviceUrl || this.#options.serviceUrl
    const request = { isGroup: false, bot: { id: `28:${appId}` }, members: [{ id: person }], tenantId, channelData: { tenant: { id: tenantId } } }
    const opened = await pool.createConversation({ serviceUrl, repeatable: true }, Buffer.from(JSON.stringify(request)), turn)
    if (opened.kind !== 'delivered') return this.#notOpened(person, opened)
    const { conversationId } = opened
    await conversations.remember({ person, conversationId, serviceUrl, locale: known?.locale ?? null }).catch(report)
    return this.#post(person, { conversationId, serviceUrl }, body, afterFirst(turn))
  }

  async #notOpened(person: PersonId, outcome: SendOutcome): Promise<SendOutcome> {
    if (outcome.kind !== 'refused') return outcome
    if (outcome.reason === 'blocked') await this.mark(person, 'blocked')
    if (outcome.reason !== 'gone') return outcome
    await this.mark(person, 'no-teams')
    return { kind: 'refused', reason: 'no-teams' }
  }

  async #post(person: PersonId, at: { conversationId: string; serviceUrl: string }, body: Buffer, turn: Turn): Promise<SendOutcome> {
    const outcome = await this.#options.pool.postActivity(at, body, turn)
    if (outcome.kind !== 'refused') return outcome
    if (outcome.reason === 'blocked') await this.mark(person, 'blocked')
    if (outcome.reason === 'not-installed') await this.mark(person, 'removed')
    return outcome
  }
}

function closedTo(known: Conversation | null): SendOutcome | null {
  switch (known?.state) {
    case 'blocked':
      return { kind: 'refused', reason: 'blocked' }
    case 'removed':
      return { kind: 'refused', reason: 'not-installed' }
    case 'no-teams':
      return { kind: 'refused', reason: 'no-teams' }
    case 'open':
    case undefined:
      return null
  }
}

function afterFirst(turn: Turn): Turn {
  return turn === 'taken' ? 'broadcast' : turn
}

/** A send never throws. What throws here does so before anything was sent: the store, or a card that cannot be drawn. */
async function safely(report: (error: unknown) => void, send: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await send()
  } catch (error) {
    report(error)
    return { kind: 'failed', status: null }
  }
}
