import { setTimeout as delay } from 'node:timers/promises'
import type { SendOutcome } from '../../core/domain/send-outcome.ts'
import type { ThreadPace } from '../../core/ports/turns.ts'
import type { Logger } from '../../log.ts'
import { perSecond } from '../../timing/per-second.ts'
import { type Card, pilotSummary } from '../cards/card-templates.ts'
import type { TeamsPool } from './post-activity.ts'
import type { SendTurn } from './send-turn.ts'
import type { Answer } from '../turn/answer.ts'
import type { Incoming } from '../turn/incoming.ts'
import type { Turn } from '../turn/turn.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

export type RepliesOptions = {
  pool: TeamsPool
  threads: ThreadPace
  log: Logger
  /** Milliseconds that never go back. */
  now?(): number
  sleep?(ms: number): Promise<unknown>
}

/** Of one conversation: half of what Teams lets through there in thirty seconds; nobody reads more at once. */
const waitingMost = 30
/** An answer that comes later than this answers nothing any more. */
const longestWaitMs = 60_000
/**
 * A turn is counted when it is given, and its request may leave later than that: on a busy machine several would leave
 * together. Teams lets eight through in two seconds.
 */
const apartMs = 300
/** Before an answer that did not arrive is sent again; twice as long before each further time. */
const firstRestMs = 1_000
/** Of all conversations together. */
const allMost = 3_000

/**
 * Sends the answers of a message turn to the conversation where it was written, one after the other, so that a person
 * who asks much delays only their own answers. Too many in one conversation would be 429, which slows down everybody:
 * an answer that gets no turn in time is dropped, as is one too many, and the log says so once.
 */
export function createReplies(options: RepliesOptions): (turn: Turn, answers: Answer[]) => Promise<void> {
  const { pool, log, sleep = pause } = options
  const lines = createLines(() => sleep(apartMs))
  return async (turn, answers) => {
    const sent = answers.filter(({ kind }) => kind !== 'done')
    const thread = turn.incoming.conversationId.split(';', 1)[0]!
    const inTurn = async (): Promise<void> => {
      for (const [index, answer] of sent.entries()) {
        if (index > 0) await sleep(apartMs)
        // Each attempt has a turn of its own. `late`: no turn came in time.
        const outcome = await sendInTime(options, async () => {
          const at = await turnIn(options, thread)
          return at === null ? 'late' : reply(pool, turn, answer, at)
        })
        if (outcome === 'late') return dropped(turn)
        if (outcome && outcome.kind !== 'delivered')
          log.warn({ outcome, actor: turn.actor.id }, 'an answer did not arrive')
      }
    }
    const dropped = ({ actor }: Turn): void => {
      if (lines.dropsFirst(thread))
        log.warn({ actor: actor.id }, 'too many answers wait in one conversation: some were dropped')
    }
    if (sent.length === 0) return
    await (lines.join(thread, inTurn) ?? dropped(turn))
  }
}

/** While the database is away nobody has a turn of the budget and no broadcast leaves: a few a second do no harm. */
const nowPerSecond = 10

/** What must be said though the database is away, to the person who wrote in their own chat. */
export function createReplyNow(options: RepliesOptions) {
  const { pool, log, now = () => performance.now() } = options
  const mayLeave = perSecond(nowPerSecond, now)
  return async (turn: Turn, answer: Answer): Promise<void> => {
    if (!turn.incoming.personal || !mayLeave()) return
    const outcome = await sendInTime(options, () => reply(pool, { ...turn, road: 'typed' }, answer, { unpaced: true }))
    if (outcome?.kind !== 'delivered') log.warn({ outcome, actor: turn.actor.id }, 'an answer did not arrive')
  }
}

/** Sends again what certainly did not arrive (429, or Teams is away), as long as an answer is still of use. */
async function sendInTime<Sent extends SendOutcome | null | 'late'>(
  { now = () => performance.now(), sleep = pause }: RepliesOptions,
  send: () => Promise<Sent>,
): Promise<Sent> {
  const until = now() + longestWaitMs
  for (let restMs = firstRestMs; ; restMs *= 2) {
    const outcome = await send()
    if (outcome === null || outcome === 'late') return outcome
    if (outcome.kind !== 'throttled' && outcome.kind !== 'failed') return outcome
    const waitMs = Math.max(restMs, outcome.kind === 'throttled' ? (outcome.retryAfterMs ?? 0) : 0)
    if (now() + waitMs > until) return outcome
    await sleep(waitMs)
  }
}

/** Null: no turn came in time. A store that is away holds back no answer. */
async function turnIn(
  { threads, now = () => performance.now(), sleep = pause }: RepliesOptions,
  to: string,
): Promise<SendTurn | null> {
  const until = now() + longestWaitMs
  for (;;) {
    const thread = await threads.take(to).catch(() => undefined)
    if (thread?.kind !== 'wait') return { thread }
    if (now() + thread.ms > until) return null
    await sleep(thread.ms)
  }
}

type Line = { last: Promise<void>; waiting: number; dropped: boolean }

function pause(ms: number): Promise<unknown> {
  return delay(ms, undefined, { ref: false })
}

/** One line of answers for each conversation in which some wait, with a rest after each; an empty line is removed. */
function createLines(rest: () => Promise<unknown>) {
  const lines = new Map<string, Line>()
  let all = 0
  let fullTold = false
  return {
    /** Null: too many wait. */
    join(thread: string, work: () => Promise<void>): Promise<void> | null {
      const line = lines.get(thread) ?? { last: Promise.resolve(), waiting: 0, dropped: false }
      if (line.waiting >= waitingMost || all >= allMost) return null
      lines.set(thread, line)
      line.waiting++
      all++
      const done = line.last.then(work).finally(() => {
        line.waiting--
        if (--all === 0) fullTold = false
      })
      const rested = done.catch(() => undefined).then(rest)
      line.last = rested.then(() => {
        if (line.waiting === 0) lines.delete(thread)
      })
      return done
    },
    /** Whether it is the first that is dropped since its line, or all lines, were last empty. */
    dropsFirst(thread: string): boolean {
      const line = lines.get(thread)
      const told = line ? line.dropped : fullTold
      if (line) line.dropped = true
      else fullTold = true
      return !told
    },
  }
}

async function reply(pool: TeamsPool, turn: Turn, answer: Answer, at: SendTurn): Promise<SendOutcome | null> {
  const { incoming, road } = turn
  switch (answer.kind) {
    case 'done':
      return null
    case 'note':
      return pool.postActivity(incoming, bytes({ type: 'message', text: answer.text, textFormat: 'plain' }), at)
    case 'aside':
    case 'card':
    case 'page':
    case 'dialog': {
      const body = bytes(cardActivity(answer.card, pilotSummary(turn.look.words.text('common.summary'), turn.look)))
      // An old client pressed Action.Submit in a chat: the card that it pressed is replaced, as Action.Execute would.
      if (road === 'submit' && !besides(answer) && incoming.personal && incoming.replyToId !== null)
        return replaced(pool, { ...incoming, activityId: incoming.replyToId }, body, at)
      return pool.postActivity(incoming, body, at)
    }
  }
}

function besides(answer: Answer): boolean {
  return answer.kind === 'aside' || (answer.kind === 'card' && answer.beside === true)
}

async function replaced(
  pool: TeamsPool,
  card: Incoming & { activityId: string },
  body: Buffer,
  at: SendTurn,
): Promise<SendOutcome> {
  const outcome = await pool.updateActivity(card, body, at)
  return outcome.kind === 'refused' ? pool.postActivity(card, body, at) : outcome
}

/** A card goes alone: with a text beside it Teams makes two messages and tells no id. `summary` is the notification. */
function cardActivity(card: Card, summary: string): object {
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: card }] }
}

function bytes(activity: object): Buffer {
  return Buffer.from(JSON.stringify(activity))
}
