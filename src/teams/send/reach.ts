import type { Conversation } from '../../core/domain/people/conversation.ts'
import type { ClaimedDelivery } from '../../core/domain/broadcasts/broadcast.ts'
import type { PersonId } from '../../core/domain/actor.ts'
import type { Conversations } from '../../core/ports/people.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import type { Place, TeamsPool } from './post-activity.ts'
import { laterTurn, type SendTurn } from './send-turn.ts'

export type ReachOptions = {
  pool: Pick<TeamsPool, 'postActivity' | 'createConversation'>
  conversations: Conversations
  /** The service address for people whom Mary never met. */
  serviceUrl: string
  appId: string
  tenantId: string
  /** Logs unexpected errors: they never reach the caller. */
  report(error: unknown): void
}

/** Finds, opens, repairs and closes the conversation with one person. */
export class Reach {
  readonly #options: ReachOptions

  constructor(options: ReachOptions) {
    this.#options = options
  }

  async send(person: PersonId, known: Conversation | null, body: Buffer, turn: SendTurn): Promise<SendOutcome> {
    const closed = closedTo(known)
    if (closed) return closed
    if (known === null || known.conversationId === null) return this.#open(person, known, body, turn)
    const { conversationId, serviceUrl } = known
    const outcome = await this.#post(person, { conversationId, serviceUrl }, body, turn)
    if (outcome.kind !== 'refused' || outcome.reason !== 'gone') return outcome
    // The address is no longer valid, but the person may be reachable: the address is asked for again, once.
    await this.mark(person, 'forget')
    return this.#open(person, known, body, laterTurn(turn))
  }

  /** Changes the card that was delivered, at the place in its row; never opens another conversation for it. */
  async change(
    { person, conversation, conversationId, activityId }: ClaimedDelivery,
    act: (at: Place & { activityId: string }) => Promise<SendOutcome>,
  ): Promise<SendOutcome> {
    const closed = closedTo(conversation)
    if (closed) return closed
    if (conversationId === null || activityId === null) return { kind: 'refused', reason: 'gone' }
    const serviceUrl = conversation?.serviceUrl || this.#options.serviceUrl
    return this.#noted(person, await act({ serviceUrl, conversationId, activityId }))
  }

  /** A mark that cannot be written now does not change the send: Teams will answer the same again. */
  async mark(person: PersonId, state: Parameters<Conversations['mark']>[1]): Promise<void> {
    await this.#options.conversations.mark(person, state).catch(this.#options.report)
  }

  async #open(person: PersonId, known: Conversation | null, body: Buffer, turn: SendTurn): Promise<SendOutcome> {
    const { pool, conversations, appId, tenantId, report } = this.#options
    // Empty if Teams has only ever said that the person has no Teams.
    const serviceUrl = known?.serviceUrl || this.#options.serviceUrl
    const request = {
      isGroup: false,
      bot: { id: `28:${appId}` },
      members: [{ id: person }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    }
    const opened = await pool.createConversation(
      { serviceUrl, to: person, repeatable: true },
      Buffer.from(JSON.stringify(request)),
      // This request sends no card.
      { ...turn, aboutToLeave: undefined },
    )
    if (opened.kind !== 'delivered') return this.#notOpened(person, opened)
    const { conversationId } = opened
    await conversations.remember({ person, conversationId, serviceUrl, locale: known?.locale ?? null }).catch(report)
    return this.#post(person, { conversationId, serviceUrl }, body, laterTurn(turn))
  }

  async #notOpened(person: PersonId, outcome: SendOutcome): Promise<SendOutcome> {
    if (outcome.kind !== 'refused') return outcome
    if (outcome.reason === 'blocked') await this.mark(person, 'blocked')
    if (outcome.reason !== 'gone') return outcome
    await this.mark(person, 'no-teams')
    return { kind: 'refused', reason: 'no-teams' }
  }

  async #post(person: PersonId, at: Place, body: Buffer, turn: SendTurn): Promise<SendOutcome> {
    return this.#noted(person, await this.#options.pool.postActivity(at, body, turn))
  }

  async #noted(person: PersonId, outcome: SendOutcome): Promise<SendOutcome> {
    if (outcome.kind !== 'refused') return outcome
    if (outcome.reason === 'blocked') await this.mark(person, 'blocked')
    if (outcome.reason === 'not-installed') await this.mark(person, 'removed')
    return outcome
  }
}

function closedTo(known: Conversation | null): SendOutcome | null {
  switch (known?.state) {
    // The check before the sending gives the same reason for both.
    case 'blocked':
    case 'removed':
      return { kind: 'refused', reason: 'blocked' }
    case 'no-teams':
      return { kind: 'refused', reason: 'no-teams' }
    case 'open':
    case undefined:
      return null
  }
}
