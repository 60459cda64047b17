import type { Conversation } from '../../core/domain/people/conversation.ts'
import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import type { Locale, PersonId } from '../../core/domain/actor.ts'
import type { Face, Replaced } from '../../core/domain/faces/face.ts'
import type { Placement } from '../../core/domain/placements/placement.ts'
import type { AboutToLeave, Frame, Messenger, NextTurn } from '../../core/ports/outside.ts'
import type { ThreadPace } from '../../core/ports/turns.ts'
import type { Conversations } from '../../core/ports/people.ts'
import type { Section } from '../../core/domain/sections/section.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import type { TeamsPool } from './post-activity.ts'
import { ofKey } from '../cards/of-key.ts'
import { activityText } from './exchange.ts'
import { DeliveryBytes, type FillFrame } from './delivery-bytes.ts'
import { Reach } from './reach.ts'
import type { SendTurn } from './send-turn.ts'

export type MessengerOptions = {
  pool: Pick<TeamsPool, 'postActivity' | 'createConversation' | 'updateActivity' | 'deleteActivity'>
  conversations: Conversations
  /** `teamsUserIds`: the people whose client refreshes the card by itself. */
  drawFace(
    face: Face | Replaced,
    locale: Locale,
    teamsUserIds: string[],
    sections: readonly Section[],
  ): { card: object; summary: string }
  /** The sections as they are called now: a card that is kept up to date names them. */
  sections(): Promise<readonly Section[]>
  fillFrame: FillFrame
  /** The language of the channel, and of people who never wrote. */
  locale: Locale
  serviceUrl: string
  appId: string
  tenantId: string
  /** The id of the communication team's channel. */
  channelId: string
  threads: ThreadPace
  /** Logs unexpected errors: they never reach the caller. */
  report(error: unknown): void
}

type Kept = Pick<Placement, 'key' | 'to'>
type Where = Extract<Placement['to'], { kind: 'channel' }>

/** Sends cards to people and to the communication team's channels, and stores the addresses that Teams tells. */
export function createMessenger(options: MessengerOptions): Messenger {
  const { pool, threads, report } = options
  const bytes = new DeliveryBytes(options.fillFrame)
  const reach = new Reach(options)

  const draw = async (
    { key, to }: Kept,
    face: Face | Replaced,
    locale: Locale,
    reader?: Conversation | null,
  ): Promise<Buffer> => {
    const sections = await options.sections()
    const { card, summary } = options.drawFace(face, locale, reader?.teamsId ? [reader.teamsId] : [], sections)
    return Buffer.from(activityText(summary, JSON.stringify(to.kind === 'channel' ? ofKey(card, key) : card)))
  }

  /** The card is drawn before its turn, since a turn holds for some ms only. */
  async function inTurn(
    to: string,
    { next, aboutToLeave }: { next?: NextTurn | undefined; aboutToLeave?: AboutToLeave },
    send: (turn: SendTurn) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    const thread = await threads.take(to)
    if (thread.kind === 'wait') return { kind: 'throttled', retryAfterMs: thread.ms }
    return send(next ? { thread, aboutToLeave, taken: false, next } : { thread, aboutToLeave })
  }

  const toChannel = async (card: Kept, face: Face, to: Where, aboutToLeave: AboutToLeave): Promise<SendOutcome> => {
    const { thread, channel = options.channelId } = to
    const { serviceUrl } = options
    const activity = await draw(card, face, options.locale)
    return inTurn(thread ?? channel, { aboutToLeave }, turn =>
      thread !== undefined
        ? pool.postActivity({ serviceUrl, conversationId: thread }, activity, turn)
        : pool.createConversation(
            { serviceUrl, to: channel, repeatable: false },
            channelThread(options, channel, activity),
            turn,
          ),
    )
  }

  const toPerson = async (
    card: Kept,
    face: Face,
    person: PersonId,
    leaving: { next?: NextTurn | undefined; aboutToLeave: AboutToLeave },
  ): Promise<SendOutcome> => {
    const conversation = (await options.conversations.of([person])).get(person) ?? null
    const activity = await draw(card, face, conversation?.locale ?? options.locale, conversation)
    return inTurn(conversation?.conversationId ?? person, leaving, turn =>
      reach.send(person, conversation, activity, turn),
    )
  }

  return {
    show: (card, face, aboutToLeave, next) =>
      safely(report, () =>
        card.to.kind === 'channel'
          ? toChannel(card, face, card.to, aboutToLeave)
          : toPerson(card, face, card.to.id, { next, aboutToLeave }),
      ),
    redraw: ({ conversationId, activityId, ...card }, face, next) =>
      safely(report, async () => {
        const { serviceUrl, locale, reader } = await placeOf(options, card.to)
        const body = await draw(card, face, locale, reader)
        return inTurn(conversationId, { next }, turn =>
          pool.updateActivity({ serviceUrl, conversationId, activityId }, body, turn),
        )
      }),
    remove: ({ to, conversationId, activityId }, next) =>
      safely(report, async () => {
        const at = { serviceUrl: (await placeOf(options, to)).serviceUrl, conversationId, activityId }
        return inTurn(conversationId, { next }, turn => pool.deleteActivity(at, turn))
      }),
    deliver: (rendered, delivery, frame, next) =>
      safely(report, () => deliver(reach, bytes, options, { rendered, delivery, frame }, { taken: true, next })),
    correct: (rendered, delivery, frame, next) =>
      safely(report, async () => {
        const body = bytesFor(bytes, options, { rendered, delivery, frame })
        return reach.change(delivery, at => pool.updateActivity(at, body, { taken: true, next }))
      }),
    takeBack: (delivery, next) =>
      safely(report, () => reach.change(delivery, at => pool.deleteActivity(at, { taken: true, next }))),
  }
}

type OneDelivery = { rendered: RenderedPost; delivery: ClaimedDelivery; frame: Frame }

/** A first contact is two requests, hence a second turn. */
async function deliver(
  reach: Reach,
  bytes: DeliveryBytes,
  options: MessengerOptions,
  one: OneDelivery,
  turn: SendTurn,
): Promise<SendOutcome> {
  const { person, conversation } = one.delivery
  const outcome = await reach.send(person, conversation, bytesFor(bytes, options, one), turn)
  if (outcome.kind === 'delivered' && conversation?.met !== true) await reach.mark(person, 'met')
  return outcome
}

function bytesFor(bytes: DeliveryBytes, options: MessengerOptions, { rendered, delivery, frame }: OneDelivery): Buffer {
  const { givenName, department, conversation } = delivery
  const locale = conversation?.locale ?? delivery.locale ?? options.locale
  return bytes.of(rendered, { ...frame, givenName, department, locale })
}

async function placeOf(
  options: MessengerOptions,
  to: Placement['to'],
): Promise<{ serviceUrl: string; locale: Locale; reader: Conversation | null }> {
  const { serviceUrl, locale } = options
  if (to.kind === 'channel') return { serviceUrl, locale, reader: null }
  const reader = (await options.conversations.of([to.id])).get(to.id) ?? null
  return { serviceUrl: reader?.serviceUrl || serviceUrl, locale: reader?.locale ?? locale, reader }
}

function channelThread({ appId, tenantId }: MessengerOptions, channelId: string, activity: Buffer): Buffer {
  const head = JSON.stringify({
    isGroup: true,
    bot: { id: `28:${appId}` },
    tenantId,
    channelData: { channel: { id: channelId }, tenant: { id: tenantId } },
  })
  return Buffer.concat([Buffer.from(`${head.slice(0, -1)},"activity":`), activity, Buffer.from('}')])
}

/** A send never throws. An error here came before anything was sent: the store, or a card that cannot be drawn. */
async function safely(report: (error: unknown) => void, send: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await send()
  } catch (error) {
    report(error)
    return { kind: 'failed', status: null }
  }
}
