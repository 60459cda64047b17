import { pressedCopy } from '../../core/use-cases/placements/retire-copy.ts'
import type { Logger } from '../../log.ts'
import { answerWithinMs, within } from '../../timing/within.ts'
import { type Answer, refreshed } from './answer.ts'
import { apologise } from './apology.ts'
import { type Incoming, isInTab, isRecord } from './incoming.ts'
import { keeping } from './kept-words.ts'
import type { Pressed } from './pressed.ts'
import { notice } from './refusal.ts'
import { type Turn, type TurnMaker, withRoles } from './turn.ts'
import type { Turnstile } from './turnstile.ts'
import { opaque, readVerb, type Verbs } from './verbs.ts'

export type PressOptions = TurnMaker & {
  bot: {
    verbs: Verbs
    /** The answer to a press of a verb that is switched off; null: the verb is on. */
    switchedOff(turn: Turn, verb: string): Answer | null
    /**
     * The answer as this person may see it, without buttons that they may not press; its questions carry the time at
     * which they were shown.
     */
    finished(turn: Turn, answer: Answer): Answer
    /** A press that no card of Mary’s makes: for the log. */
    misread(pressed: { verb: string; actor: string }, why: string): void
    /** Sends what comes later than its press. */
    reply(turn: Turn, answers: Answer[]): Promise<void>
  }
  turnstile: Turnstile
  log: Logger
}

/**
 * A press is always answered, within the time that Teams waits; a card that goes below the pressed one is sent apart.
 */
export async function answerPress(options: PressOptions, turn: Turn, pressed: Pressed): Promise<Answer> {
  const running = options.turnstile.run(turn.actor.id, async () => {
    const acting = await withRoles(turn)
    const answer = await runPressed(options, acting, pressed)
    if (pressed.road !== 'automatic' && acting.actor.roles.length > 0) noteCopy(options, turn.incoming, pressed)
    return answer
  })
  if (pressed.road === 'automatic') return lookedAt(options, running)
  const answer = await within(running, answerWithinMs)
  if (answer === 'slow') return goesOn(options, turn, pressed, running)
  // On a page, what a chat shows below the card comes in front of it, and the form keeps what was typed.
  if (isInTab(turn.incoming)) return answer
  if (answer.kind === 'aside') sendAside(options, turn, answer)
  return keeping(turn, answer, pressed.data)
}

/** Tells that the act takes long. The act goes on, and its outcome is told later. */
function goesOn(options: PressOptions, turn: Turn, { verb, data }: Pressed, running: Promise<Answer>): Answer {
  const slow = readVerb(options.bot.verbs, verb, data)?.verb.slow
  const whole = running.then(answer => keeping(turn, answer, data))
  tellLater(options, turn, whole, slow?.kept)
  // The usual notice says « ici », but the outcome of a press in the tab is told in the chat.
  if (isInTab(turn.incoming)) return { kind: 'note', text: turn.look.words.text('tab.slow') }
  return notice(turn, slow?.notice ?? 'slow', {}, 'warning')
}

/** A refresh that fails or takes too long leaves the card as it is and tells nobody, since nobody pressed. */
async function lookedAt(options: PressOptions, running: Promise<Answer>): Promise<Answer> {
  const looked = running.then(refreshed, (error: unknown): Answer => {
    options.log.warn({ err: error }, 'a card could not be refreshed')
    return { kind: 'done' }
  })
  const answer = await within(looked, answerWithinMs)
  return answer === 'slow' ? { kind: 'done' } : answer
}

/**
 * Buttons in a channel carry the key of their card: an older copy that was pressed is noted, and says then that it is
 * one.
 */
function noteCopy({ ports, log }: PressOptions, incoming: Incoming, pressed: Pressed): void {
  const { personal, conversationId, replyToId } = incoming
  const key = isRecord(pressed.data) ? pressed.data['card'] : null
  if (personal || replyToId === null || typeof key !== 'string' || !opaque.test(key)) return
  pressedCopy(ports, { key, conversationId, activityId: replyToId }).catch((error: unknown) =>
    log.warn({ err: error }, 'an older copy of a card could not be noted'),
  )
}

/** The click has its answer; the card follows as a message. */
export function sendAside(options: PressOptions, turn: Turn, answer: Answer): void {
  options.bot
    .reply({ ...turn, road: 'typed' }, [answer])
    .catch((error: unknown) => options.log.error({ err: error }, 'a card beside could not be sent'))
}

/** What came too late to answer an invoke is sent as a message, except a card that is placed already. */
function tellLater(options: PressOptions, turn: Turn, running: Promise<Answer>, kept = false): void {
  const reply = async (answer: Answer) => {
    const stands = kept && answer.kind === 'card' && answer.beside !== true
    if (!stands) await options.bot.reply({ ...turn, road: 'typed' }, [answer])
  }
  // A message in any case; what was typed in a dialog goes with the words, since nothing else has it any more.
  const road = turn.road === 'dialog' ? 'dialog' : 'typed'
  const told = running.then(reply, (error: unknown) => apologise(options, turn.incoming, error, road))
  told.catch((error: unknown) => options.log.error({ err: error }, 'a late answer could not be told'))
}

export async function runPressed(options: PressOptions, turn: Turn, pressed: Pressed): Promise<Answer> {
  const closed = options.bot.switchedOff(turn, String(pressed.verb))
  if (closed) return closed
  const reading = readVerb(options.bot.verbs, pressed.verb, pressed.data)
  const allowed = turn.road !== 'automatic' || reading?.verb.looks === true
  if (reading && allowed) return options.bot.finished(turn, await reading.verb.run(turn, reading.ids, reading.fields))
  const known = reading ? 'by itself what people press' : 'a verb without its data'
  const why = Object.hasOwn(options.bot.verbs, String(pressed.verb)) ? known : 'an unknown verb'
  options.bot.misread({ verb: String(pressed.verb).slice(0, 80), actor: turn.actor.id }, why)
  return notice(turn, 'not-understood', {}, 'warning')
}
