import { randomUUID } from 'node:crypto'
import { Unavailable } from '../../core/errors.ts'
import type { Logger } from '../../log.ts'
import type { TeamsConnection } from '../connection.ts'
import { type Answer, invokeBody } from './answer.ts'
import { type Incoming, readIncoming } from './incoming.ts'
import { type Pressed, readPressed } from './pressed.ts'
import { createTurn, type Road, type Turn, type TurnMaker } from './turn.ts'
import { readVerb, type Verbs } from './verbs.ts'

export type BotAnswer = { status: number; body?: unknown }

/** What the slices of teams/ answer. */
export type Bot = {
  verbs: Verbs
  /** A message without a button: a word, files, or anything else. */
  said(turn: Turn): Promise<Answer[]>
  /** Installed, removed, added to a team. */
  happened(incoming: Incoming): Promise<void>
  /** Sends answers of a message turn where it was written. */
  reply(turn: Turn, answers: Answer[]): Promise<void>
  /** Where the person can be reached. */
  remember(incoming: Incoming): void
  notice(turn: Turn, key: string, values?: Record<string, string>): Answer
}

export type BotOptions = TurnMaker & { connection: TeamsConnection; tenantId: string; bot: Bot; log: Logger; counted(what: string): void }

/** One POST of Teams: checked, understood, answered. Never throws; never says to the outside what went wrong inside. */
export async function receive(options: BotOptions, authorization: string, body: unknown): Promise<BotAnswer> {
  const incoming = readIncoming(body)
  if (!incoming) return { status: 400, body: { error: 'not an activity of Teams' } }
  const checked = await options.connection.check(body as object, authorization)
  if (checked === 'unreachable') return { status: 503, body: { error: 'the keys of the Bot Framework cannot be read now' } }
  if (checked === 'refused') return { status: 401, body: { error: 'not authorized' } }
  if (incoming.tenantId?.toLowerCase() !== options.tenantId.toLowerCase()) return { status: 403, body: { error: 'another tenant' } }
  try {
    return await dispatch(options, incoming)
  } catch (error) {
    return surprised(options, incoming, error)
  }
}

async function dispatch(options: BotOptions, incoming: Incoming): Promise<BotAnswer> {
  options.counted(incoming.name ?? incoming.type)
  switch (incoming.type) {
    case 'invoke':
      return invoked(options, incoming)
    case 'message':
      return said(options, incoming)
    default:
      await options.bot.happened(incoming)
      return { status: 200 }
  }
}

async function invoked(options: BotOptions, incoming: Incoming): Promise<BotAnswer> {
  const pressed = readPressed(incoming)
  if (!pressed) return { status: incoming.name?.startsWith('task/') || incoming.name === 'adaptiveCard/action' ? 400 : 501 }
  const turn = await createTurn(options, incoming, pressed.road)
  if (!turn) return { status: 400, body: { error: 'nobody pressed' } }
  options.bot.remember(incoming)
  const answer = await run(options, turn, pressed)
  return { status: 200, body: invokeBody(answer, isDialog(pressed.road)) }
}

async function run(options: BotOptions, turn: Turn, pressed: Pressed): Promise<Answer> {
  const reading = readVerb(options.bot.verbs, pressed.verb, pressed.data)
  if (reading) return reading.verb.run(turn, reading.ids, reading.fields)
  options.log.warn({ verb: String(pressed.verb).slice(0, 80), actor: turn.actor.id }, 'a card sent what Mary does not know')
  return options.bot.notice(turn, 'not-understood')
}

async function said(options: BotOptions, incoming: Incoming): Promise<BotAnswer> {
  const pressed = readPressed(incoming)
  const turn = await createTurn(options, incoming, pressed ? 'submit' : 'typed')
  if (!turn) return { status: 400, body: { error: 'nobody wrote' } }
  options.bot.remember(incoming)
  const answers = pressed ? [await run(options, turn, pressed)] : await options.bot.said(turn)
  await options.bot.reply(turn, answers)
  return { status: 200 }
}

/** The person sees a reference, the log has the rest under it. */
async function surprised(options: BotOptions, incoming: Incoming, error: unknown): Promise<BotAnswer> {
  const reference = randomUUID().slice(0, 8)
  options.log.error({ err: error, reference, name: incoming.name ?? incoming.type }, 'a turn failed')
  try {
    const road: Road = incoming.type === 'invoke' ? 'execute' : 'typed'
    const turn = await createTurn(options, incoming, road)
    if (!turn) return { status: 200 }
    const answer = options.bot.notice(turn, error instanceof Unavailable ? 'unavailable' : 'surprise', { reference })
    if (incoming.type === 'invoke') return { status: 200, body: invokeBody(answer, incoming.name?.startsWith('task/') ?? false) }
    if (incoming.type === 'message') await options.bot.reply(turn, [answer])
  } catch (again) {
    options.log.error({ err: again, reference }, 'even the apology failed')
  }
  return { status: 200 }
}

function isDialog(road: Road): boolean {
  return road === 'fetch' || road === 'dialog'
}
