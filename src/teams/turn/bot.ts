import type { Ports } from '../../core/ports.ts'
import type { CheckToken } from '../token/check-token.ts'
import { type Answer, invokeBody } from './answer.ts'
import { answerPress, type PressOptions, runPressed, sendAside } from './answer-press.ts'
import { apologise, apology } from './apology.ts'
import { type Incoming, isFromAnywhere, readIncoming } from './incoming.ts'
import { type KeptTurns, settled } from './kept-turns.ts'
import { keeping } from './kept-words.ts'
import { type Pressed, readPressed } from './pressed.ts'
import { notice } from './refusal.ts'
import { findFor, nothingFound, readSearch, type Searches } from './search.ts'
import { createTurn, isDialog, type Turn, withRoles } from './turn.ts'
import type { Doing } from './turnstile.ts'
import type { Verbs } from './verbs.ts'
import { answerWithinMs, within } from '../../timing/within.ts'

/** For an apology, in addition to the time that the failed turn took. */
const sayWithinMs = 2_000

export type BotAnswer = { status: number; body?: unknown }

/** The functions of the slices of teams/. */
export type Bot = {
  verbs: Verbs
  searches: Searches
  switchedOff: PressOptions['bot']['switchedOff']
  misread: PressOptions['bot']['misread']
  finished: PressOptions['bot']['finished']
  /** A message without a button: a word, files, or anything else. */
  said(turn: Turn): Promise<Answer[]>
  /** Mary was installed, removed, or added to a team. */
  happened(incoming: Incoming, ports: Ports): Promise<void>
  /** Sends the answers of a message turn to its conversation. */
  reply(turn: Turn, answers: Answer[]): Promise<void>
  /** The same for an answer that needs no database, while the database is away: it waits in no queue. */
  replyNow(turn: Turn, answer: Answer): Promise<void>
  /** Stores where the person can be reached. */
  remember(incoming: Incoming): void
}

export type BotOptions = PressOptions & {
  checkToken: CheckToken
  /** Only activities of this tenant, sent to this bot, are processed. */
  tenantId: string
  appId: string
  bot: Bot
  kept: KeptTurns
  counted(what: string): void
}

/** One POST of Teams: checked, parsed, answered. Never throws; never tells the outside about internal errors. */
export async function receive(options: BotOptions, authorization: string, body: unknown): Promise<BotAnswer> {
  const incoming = readIncoming(body)
  if (!incoming) return { status: 400, body: { error: 'not an activity of Teams' } }
  const checked = await options.checkToken(body as object, authorization)
  if (checked === 'unreachable') return { status: 503, body: { error: 'the Bot Framework’s keys cannot be read now' } }
  if (checked === 'refused') return { status: 401, body: { error: 'not authorized' } }
  const { tenantIds, recipientId } = incoming
  const isOurs = (id: string): boolean => id.toLowerCase() === options.tenantId.toLowerCase()
  if (tenantIds.length === 0 || !tenantIds.every(isOurs)) return { status: 403, body: { error: 'another tenant' } }
  if (recipientId?.toLowerCase() !== botIdOf(options.appId)) return { status: 403, body: { error: 'another bot' } }
  try {
    return await dispatch(options, incoming)
  } catch (error) {
    return surprised(options, incoming, error)
  }
}

/** How Teams names a bot: `28:` and its app id. */
function botIdOf(appId: string): string {
  return `28:${appId.toLowerCase()}`
}

async function dispatch(options: BotOptions, incoming: Incoming): Promise<BotAnswer> {
  options.counted(incoming.name ?? incoming.type)
  const pressed = readPressed(incoming)
  const search = readSearch(incoming)
  if (incoming.type === 'invoke' && !pressed && !search) return { status: 400, body: { error: 'not a button of ours' } }
  const speaks = incoming.type === 'invoke' || incoming.type === 'message'
  const turn = createTurn(options, incoming, search ? 'automatic' : (pressed?.road ?? 'typed'))
  if (speaks && !turn) return { status: 400, body: { error: 'nobody wrote or pressed' } }
  if (turn) {
    const admission = options.turnstile.enter(turn.actor.id, doingOf(turn))
    if (admission !== 'in')
      return search ? { status: 200, body: nothingFound(search) } : tooMany(options, turn, admission)
  }
  if (!turn || !speaks) {
    const happened = () => options.bot.happened(incoming, options.ports)
    await inTime(options, null, () => (turn ? options.turnstile.run(turn.actor.id, happened) : happened()))
    return { status: 200 }
  }
  options.bot.remember(incoming)
  if (search) {
    const found = await findFor({ ...options, searches: options.bot.searches }, turn, search)
    return found ? { status: 200, body: found } : { status: 400, body: { error: 'not a search of ours' } }
  }
  return incoming.type === 'invoke' ? invoked(options, turn, pressed!) : said(options, turn, pressed)
}

/**
 * Messages are counted apart from presses: a person beyond the limit of presses may still write, and one beyond the
 * limit of messages is told so once.
 */
function doingOf({ road, incoming }: Turn): Doing {
  if (road === 'automatic') return 'refresh'
  return incoming.type === 'message' ? 'words' : 'press'
}

/**
 * Beyond the limit a click is always answered with a text; words are answered once a minute, then ignored. Nothing is
 * done for either.
 */
function tooMany(options: BotOptions, turn: Turn, admission: 'over-now' | 'over'): BotAnswer {
  const { type } = turn.incoming
  if (admission === 'over-now') options.log.warn({ actor: turn.actor.id, type }, 'one person does too much at once')
  if (turn.road === 'automatic') return { status: 200, body: invokeBody({ kind: 'done' }, false) }
  const slower = keeping(turn, notice(turn, 'too-fast', {}, 'warning'), readPressed(turn.incoming)?.data)
  if (type === 'invoke') return { status: 200, body: invokeBody(slower, isDialog(turn.road)) }
  if (type === 'message' && admission === 'over-now') sendAside(options, turn, slower)
  return { status: 200 }
}

async function invoked(options: BotOptions, turn: Turn, pressed: Pressed): Promise<BotAnswer> {
  return { status: 200, body: invokeBody(await answerPress(options, turn, pressed), isDialog(pressed.road)) }
}

async function said(options: BotOptions, turn: Turn, pressed: Pressed | null): Promise<BotAnswer> {
  await inTime(options, turn, async () => {
    // A turn begun anew has the ids of the first time.
    const begun = createTurn(options, turn.incoming, turn.road) ?? turn
    const answers = await options.turnstile.run(turn.actor.id, async () => {
      const speaking = await withRoles(begun)
      return pressed ? [await runPressed(options, speaking, pressed)] : options.bot.said(speaking)
    })
    await options.bot.reply(begun, answers)
  })
  return { status: 200 }
}

/** Leaves time to check whether the database is away, and to say so. */
const lookAfterMs = 5_000

/**
 * Answers within the time that Teams waits. While the database is away the act is kept and done once it is back, and
 * the person is told so; `turn` is null if nobody waits for an answer.
 */
async function inTime(options: BotOptions, turn: Turn | null, work: () => Promise<void>): Promise<void> {
  const running = work()
  const first = await within(settled(running), lookAfterMs)
  if (first === null) return
  const failed = async (error: unknown): Promise<void> => {
    if (turn) return apologise(options, turn.incoming, error)
    options.log.error({ err: error }, 'what happened in Teams could not be noted')
  }
  if (await options.kept.isAway(first === 'slow' ? null : first.error)) {
    const lost = async (): Promise<void> => sayNow(options, turn, 'away-lost')
    const isKept = options.kept.keep({ running, again: work, failed, lost })
    return sayNow(options, turn, isKept ? 'away-kept' : 'away-lost')
  }
  if (first !== 'slow') throw first.error
  if ((await within(settled(running), answerWithinMs - lookAfterMs)) === 'slow')
    running.catch(failed).catch((err: unknown) => options.log.error({ err }, 'a late apology could not be told'))
  else await running
}

async function sayNow(options: BotOptions, turn: Turn | null, what: 'away-kept' | 'away-lost'): Promise<void> {
  if (what === 'away-lost') options.log.error({ actor: turn?.actor.id }, 'what somebody did was lost: no database')
  if (turn) await within(options.bot.replyNow(turn, notice(turn, what, {}, 'warning')), sayWithinMs)
}

async function surprised(options: BotOptions, incoming: Incoming, error: unknown): Promise<BotAnswer> {
  const dialog = isFromAnywhere(incoming) || (incoming.name?.startsWith('task/') ?? false)
  if (incoming.type !== 'invoke') {
    // The apology may wait long for its turn to be sent: Teams does not wait.
    const told = apologise(options, incoming, error).catch((err: unknown) =>
      options.log.error({ err }, 'an apology could not be told'),
    )
    await within(told, sayWithinMs)
    return { status: 200 }
  }
  const answer = apology(options, incoming, error, dialog ? 'dialog' : 'execute')
  return answer === null ? { status: 200 } : { status: 200, body: invokeBody(answer, dialog) }
}
