import { countToday, type DailyLimit } from '../../core/use-cases/people/daily-limits.ts'
import type { Answer } from './answer.ts'
import { notice, refusal } from './refusal.ts'
import type { Turn } from './turn.ts'

/** Buttons whose whole sense is that something leaves now, or soon. */
export const sending: ReadonlySet<string> = new Set([
  'broadcast.send',
  'release.decide',
  'channel.free',
  'broadcast.confirm',
  'broadcast.schedule',
  'broadcast.scheduled',
  'broadcast.resume',
  'broadcast.resend',
  'broadcast.resent',
  'broadcast.correct',
  'broadcast.takeback',
  'broadcast.takenback',
  'broadcast.calloff',
  'broadcast.calledoff',
  'validation.nudge',
  'initiative.nudge',
  'placement.repeat',
  'post.test',
  'urgent.send',
  'warning.send',
  'call.plan',
  'call.nudge',
  'call.repeat',
  'relay.ask',
  'relay.repeat',
])

/**
 * On a restored or copied database nothing leaves: whoever asks for it is told; null where there is nothing to tell.
 */
export function heldBack(turn: Turn, verb: string): Answer | null {
  return sending.has(verb) && turn.ports.database.hold() !== null ? notice(turn, 'database-held', {}, 'warning') : null
}

/** Verbs, and the typed words that do more than press one. */
const limited: Readonly<Record<string, DailyLimit>> = {
  'initiative.complete': 'complete',
  'initiative.answer': 'complete',
  'initiative.photo': 'complete',
  'initiative.attach': 'complete',
  'audience.attach': 'complete',
  'initiative.credit': 'declare',
  'consent.nobody': 'declare',
  'consent.adults': 'declare',
  'consent.children': 'declare',
  'consent.parents': 'declare',
  'consent.refused': 'declare',
  'consent.unsure': 'declare',
  'media.specified': 'specify',
  'media.filed': 'specify',
  'media.unask': 'declare',
  'media.mark': 'declare',
  'media.withdraw': 'declare',
  'agreement.yes': 'declare',
  'agreement.internal': 'declare',
  'agreement.no': 'declare',
  'agreement.withdraw': 'declare',
  'note.forward': 'forward',
  'call.plan': 'call',
  'call.extended': 'call',
  'call.nudge': 'nudge',
  'call.nothing': 'answerCall',
  'call.undo': 'answerCall',
  'call.pass': 'answerCall',
  'call.handon': 'answerCall',
  'relay.posted': 'answerCall',
  'relay.told': 'answerCall',
  'relay.cannot': 'answerCall',
  'delegation.add': 'delegate',
  'event.organiser': 'delegate',
  'assistant.name': 'delegate',
  'assistant.end': 'delegate',
  'assistant.leave': 'delegate',
  'assistant.over': 'delegate',
  'assistant.left': 'delegate',
  'delegation.accept': 'delegate',
  'delegation.end': 'delegate',
  'delegation.stop': 'delegate',
  'comment.add': 'comment',
  'comment.track': 'comment',
  'comment.list': 'comment',
  'comment.answer': 'comment',
  'proposal.send': 'proposeCorrection',
  'initiative.asked': 'ask',
  'initiative.put-off': 'ask',
  'note.answered': 'ask',
  'initiative.nudge': 'nudge',
  'validation.nudge': 'nudge',
  'validation.reassigned': 'reassign',
  'post.duplicate': 'draft',
  'week.duplicated': 'draft',
  'week.moved': 'move',
  'release.decide': 'move',
  'channel.free': 'move',
  'week.next': 'move',
  'week.address-made': 'address',
  'week.address-renewed': 'address',
  'week.address-ended': 'address',
  'agenda.add': 'feed',
  'agenda.reread': 'feed',
  'campaign.save': 'plan',
  'retention.propose': 'plan',
  'retention.suspended': 'plan',
  'newspaper.save': 'plan',
  'edition.correct': 'plan',
  'idea.add': 'plan',
  draft: 'draft',
  'post.submit': 'submit',
  'post.test': 'test',
  'validation.withdraw': 'withdrawVisa',
  'submission.withdraw': 'withdrawVisa',
  'urgent.send': 'urgent',
  'warning.send': 'warn',
  'broadcast.export': 'export',
  'broadcast.unreachable': 'export',
  'figures.export': 'export',
  'register.write': 'export',
  'event.join': 'answerEvent',
  'event.leave': 'answerEvent',
  'event.maybe': 'answerEvent',
  'event.rate': 'answerEvent',
  'release.declare': 'plan',
  'release.undeclare': 'plan',
  'withdrawal.done': 'plan',
  'event.attest': 'attest',
  attend: 'attend',
  'event.ticked': 'tick',
  attendance: 'tick',
  untick: 'tick',
  'event.joinfor': 'answerEvent',
  'event.leavefor': 'answerEvent',
  'event.maybefor': 'answerEvent',
  'mydata.ask': 'ownData',
  myData: 'ownData',
  'mydata.erased': 'eraseOwn',
  'mydata.of': 'erase',
  'erasure.propose': 'erase',
  'erasure.confirm': 'erase',
  'person.leave': 'leave',
  'person.rejoin': 'leave',
  leaveOptional: 'leave',
  rejoin: 'leave',
}

/** What somebody has done often enough today; null: there is nothing to refuse. `what`: a verb, or a typed word. */
export async function beyondToday(turn: Turn, what: string): Promise<Answer | null> {
  // A card that refreshes itself looks, and counting writes.
  const limit = turn.road !== 'automatic' && Object.hasOwn(limited, what) ? limited[what]! : null
  return limit === null ? null : enoughOf(turn, limit)
}

/** The same, of what has no verb: words and files that are kept. */
export async function enoughOf(turn: Turn, limit: DailyLimit): Promise<Answer | null> {
  const result = await countToday(turn.ports, turn.actor.id, limit, turn.settings)
  return result.kind === 'counted' ? null : refusal(turn, result, { n: String(result.most) })
}
