import { randomUUID } from 'node:crypto'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import type { Logger } from '../../log.ts'
import { kindOf, onceAMinute } from '../../timing/once-a-minute.ts'
import type { Answer } from './answer.ts'
import type { Incoming } from './incoming.ts'
import { keeping } from './kept-words.ts'
import { notice } from './refusal.ts'
import { readPressed } from './pressed.ts'
import { createTurn, type Road, type Turn, type TurnMaker } from './turn.ts'

export type Apologiser = TurnMaker & {
  bot: { reply(turn: Turn, answers: Answer[]): Promise<void> }
  log: Pick<Logger, 'error'>
}

/** As a message, and only to a person who wrote or pressed. */
export async function apologise(
  options: Apologiser,
  incoming: Incoming,
  error: unknown,
  road: Road = 'typed',
): Promise<void> {
  const answer = apology(options, incoming, error, road)
  const turn = createTurn(options, incoming, 'typed')
  if (answer !== null && turn && (incoming.type === 'message' || incoming.type === 'invoke'))
    await options.bot.reply(turn, [answer])
}

type Failed = { err: unknown; reference: string; name: string }
const notes = new WeakMap<object, ReturnType<typeof onceAMinute<Failed>>>()

/**
 * A database that is away makes everybody's turns fail alike: each log gets the first error of its kind in a minute.
 */
function noteIn(log: Apologiser['log']) {
  const note = onceAMinute<Failed>({
    first: failed => log.error(failed, 'a turn failed'),
    more: ({ err, reference }, more) =>
      log.error({ reference, kind: kindOf(err), more }, 'more turns failed alike within a minute'),
  })
  notes.set(log, note)
  return note
}

/**
 * The person gets a reference; the log has the details under it, or under the first error of its kind in this minute.
 */
export function apology(options: Apologiser, incoming: Incoming, error: unknown, road: Road): Answer | null {
  const failed = { err: error, reference: randomUUID().slice(0, 8), name: incoming.name ?? incoming.type }
  const { reference } = (notes.get(options.log) ?? noteIn(options.log))(kindOf(error), failed)
  const turn = createTurn(options, incoming, road)
  const answer = turn && notice(turn, apologyFor(error), { reference }, 'warning')
  return answer && keeping(turn, answer, readPressed(incoming)?.data)
}

function apologyFor(error: unknown) {
  if (error instanceof Unavailable) return 'unavailable'
  return error instanceof Misconfigured ? 'misconfigured' : 'surprise'
}
