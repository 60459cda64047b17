import { Misconfigured } from '../../core/domain/errors.ts'
import type { Pace } from '../../core/ports/outside.ts'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import { botScope } from '../bot-scope.ts'
import { ConnectorPools, poolsKept } from './connector-pools.ts'
import { exchange, type Exchange, isExchange, type Request, serviceReader } from './exchange.ts'
import { type About, sendOutcome } from './outcome-of.ts'
import { laterTurn, type SendTurn } from './send-turn.ts'
import { ThreadBrakes } from './thread-brakes.ts'

/** Turns that one request takes while its bytes are held back each time, as when a service closes every connection. */
const mostTurns = 20

export type Place = { serviceUrl: string; conversationId: string }

export type TeamsPoolOptions = {
  credential: { token(scope: string): Promise<string>; renew(scope: string, refused: string): Promise<string> }
  pace: Pace
  /** Milliseconds since 1970. */
  now(): number
  answerMs?: number
  /** Milliseconds that never go back. */
  clock?(): number
  /** Teams accepts Mary again, after it had refused her. */
  regained?(): void
  /** Called for every request, for the metrics: `status` null = no answer. */
  watch?(request: { operation: string; status: number | null }): void
}

type Call = {
  operation: string
  /** The conversation of the request, or the person for whom it will be created. */
  thread: string
  serviceUrl: string
  path: string
  method: Request['method']
  body?: Buffer
  turn: SendTurn
}

/**
 * The Bot Connector's routes over kept-alive pools for each origin, one for answers and one for broadcasts. No request
 * is repeated, except once after 401 with a renewed token: botbuilder's own client repeats posts, and Teams has no
 * idempotency key.
 */
export class TeamsPool {
  readonly #options: TeamsPoolOptions
  readonly #pools: ConnectorPools
  readonly #service = serviceReader(poolsKept)
  readonly #brakes: ThreadBrakes
  #refused = false

  constructor(options: TeamsPoolOptions) {
    this.#options = options
    this.#pools = new ConnectorPools(options.answerMs)
    this.#brakes = new ThreadBrakes(options.clock ?? (() => performance.now()))
  }

  async postActivity({ serviceUrl, conversationId }: Place, body: Buffer, turn: SendTurn): Promise<SendOutcome> {
    const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`
    const thread = threadOf(conversationId)
    const answer = await this.#call({ operation: 'send', thread, serviceUrl, path, method: 'POST', body, turn })
    return this.#outcome(answer, thread, { conversationId })
  }

  /**
   * `to`: a person or a channel. `repeatable`: without an activity, repeating the request yields the same conversation
   * for the same person.
   */
  async createConversation(
    at: { serviceUrl: string; to: string; repeatable: boolean },
    body: Buffer,
    turn: SendTurn,
  ): Promise<SendOutcome> {
    const { serviceUrl, to, repeatable } = at
    const answer = await this.#call({
      operation: 'create',
      thread: to,
      serviceUrl,
      path: 'v3/conversations',
      method: 'POST',
      body,
      turn,
    })
    return this.#outcome(answer, to, { conversationId: null, repeatable })
  }

  /** Repeating the update gives the same card, so the outcome is never `unknown`. */
  async updateActivity(at: Place & { activityId: string }, body: Buffer, turn: SendTurn): Promise<SendOutcome> {
    const answer = await this.#call({ operation: 'update', ...activity(at), method: 'PUT', body, turn })
    return stays(this.#outcome(answer, threadOf(at.conversationId), { ...at, repeatable: true }), at)
  }

  /** A missing activity counts as deleted; the outcome is never `unknown`. */
  async deleteActivity(at: Place & { activityId: string }, turn: SendTurn): Promise<SendOutcome> {
    const answer = await this.#call({ operation: 'delete', ...activity(at), method: 'DELETE', turn })
    return stays(this.#outcome(answer, threadOf(at.conversationId), { ...at, repeatable: true, removing: true }), at)
  }

  close(): Promise<void> {
    return this.#pools.close()
  }

  #outcome(answer: Exchange | SendOutcome, thread: string, about: Omit<About, 'now'>): SendOutcome {
    if (!isExchange(answer)) return answer
    const outcome = sendOutcome(answer, { ...about, now: this.#options.now() })
    this.#know(answer, outcome)
    if (outcome.kind === 'throttled') {
      const everyoneMs = this.#brakes.refused(thread, outcome.retryAfterMs)
      if (everyoneMs !== 'alone') this.#options.pace.throttled(everyoneMs)
    } else if (answer.kind === 'answered') this.#brakes.answered()
    return outcome
  }

  #know(answer: Exchange, outcome: SendOutcome): void {
    if (outcome.kind === 'stop') this.#refused = true
    else if (this.#refused && answer.kind === 'answered') {
      this.#refused = false
      this.#options.regained?.()
    }
  }

  async #call(call: Call): Promise<Exchange | SendOutcome> {
    const leftMs = this.#brakes.leftMs(call.thread)
    if (leftMs > 0) return { kind: 'throttled', retryAfterMs: leftMs }
    try {
      const token = await this.#options.credential.token(botScope)
      const answer = await this.#once(call, token)
      if (answer.kind !== 'answered' || answer.status !== 401) return answer
      const again: Call = { ...call, turn: laterTurn(call.turn) }
      return await this.#once(again, await this.#options.credential.renew(botScope, token))
    } catch (error) {
      // Only the token, the address and the check before the bytes leave can fail here: nothing was sent.
      if (!(error instanceof Misconfigured)) return { kind: 'failed', status: null }
      this.#refused = true
      return { kind: 'stop', reason: 'not-registered' }
    }
  }

  async #once(
    { operation, serviceUrl, path, method, body, turn }: Call,
    token: string,
  ): Promise<Exchange | SendOutcome> {
    const { origin, folder } = this.#service(serviceUrl)
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' }
    if (body) headers['content-type'] = 'application/json; charset=utf-8'
    const request = { method, origin, path: `${folder}${path}`, headers, ...(body ? { body } : {}) }
    const answer = await this.#inTurn(request, turn)
    if (answer.kind === 'throttled' || answer.kind === 'failed') return answer
    this.#options.watch?.({ operation, status: answer.kind === 'answered' ? answer.status : null })
    return answer
  }

  /**
   * A turn that has expired when the connection is open, or after the process was suspended, is taken again: the turn
   * of the conversation and the one of the global budget.
   */
  async #inTurn(request: Request, turn: SendTurn): Promise<Exchange | SendOutcome> {
    const { pace } = this.#options
    const { thread, next } = turn
    const priority = next ? 'broadcast' : 'answer'
    const unpaced = !turn.next && turn.unpaced === true
    const mayLeave = (): boolean => thread?.holds() !== false && (unpaced || pace.leave(priority))
    let taken = turn.next !== undefined && turn.taken
    const pool = await this.#pools.of(request.origin, priority)
    for (let turns = 0; turns < mostTurns; turns++) {
      const waitMs = thread?.holds() === false ? await thread.again() : 0
      if (waitMs > 0) return { kind: 'throttled', retryAfterMs: waitMs }
      if (!next) await (unpaced || pace.take(priority))
      else if (!taken && !(await next())) return { kind: 'throttled', retryAfterMs: null }
      if ((await turn.aboutToLeave?.()) === false) return { kind: 'throttled', retryAfterMs: null }
      const answer = await exchange(pool, request, mayLeave)
      if (answer.kind !== 'held-back') return answer
      taken = false
    }
    return { kind: 'failed', status: null }
  }
}

/** All threads of a channel are one conversation. */
function threadOf(conversationId: string): string {
  return conversationId.split(';', 1)[0]!
}

function activity({ serviceUrl, conversationId, activityId }: Place & { activityId: string }): {
  thread: string
  serviceUrl: string
  path: string
} {
  return {
    thread: threadOf(conversationId),
    serviceUrl,
    path: `v3/conversations/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(activityId)}`,
  }
}

/** Whatever id the answer holds, the activity keeps the id of the request. */
function stays(outcome: SendOutcome, { activityId }: { activityId: string }): SendOutcome {
  return outcome.kind === 'delivered' ? { ...outcome, activityId } : outcome
}
