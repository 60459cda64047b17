import type { Named } from '../actor.ts'
import { mediaVerbs } from './media-verbs.ts'
import { newspaperVerbs } from './newspaper-verbs.ts'
import { personalVerbs } from './personal-verbs.ts'
import { relayEntries } from './relay-entries.ts'
import { retentionVerbs } from './retention-entries.ts'

export const journalVerbs = [
  'initiative.submitted',
  'initiative.completed',
  'initiative.taken',
  'initiative.asked',
  'initiative.answered',
  'initiative.nudged',
  'initiative.photo-asked',
  'initiative.consent-given',
  ...mediaVerbs,
  'note.forwarded',
  'note.answered',
  'initiative.retained',
  'initiative.declined',
  'initiative.withdrawn',
  'initiative.credited',
  'initiative.uncredited',
  'initiative.put-off',
  'initiative.returned',
  'initiative.file-added',
  'initiative.edited',
  'initiative.assigned',
  'initiative.handed-on',
  'initiative.rewritten',
  'post.created',
  'post.saved',
  'post.consent-given',
  'post.tested',
  'post.moved',
  'post.planned',
  'post.unplanned',
  'release.declared',
  'release.undeclared',
  'release.untold',
  'post.submitted',
  'post.submission-withdrawn',
  'post.cancelled',
  'validation.approved',
  'validation.changes-requested',
  'validation.refused',
  'validation.visa-withdrawn',
  'validation.reassigned',
  'validation.nudged',
  'validation.escalated',
  'validation.nobody-else',
  'validation.others-asked',
  'validation.covered',
  'validation.nobody-left',
  'validation.slot-missed',
  'validation.voided',
  'validation.commented',
  'validation.correction-proposed',
  'validation.correction-accepted',
  'validation.correction-declined',
  'broadcast.started',
  'broadcast.scheduled',
  'broadcast.cancelled',
  'broadcast.stopped',
  'broadcast.held',
  'broadcast.finished',
  'broadcast.planned',
  'broadcast.confirmed',
  'broadcast.paused',
  'broadcast.resumed',
  'broadcast.resent',
  'broadcast.exported',
  ...relayEntries,
  'post.correction-opened',
  'post.correction-abandoned',
  'audience.list-added',
  'perimeters.changed',
  'charter.changed',
  'circuit.changed',
  'section.changed',
  'sector.changed',
  'sector.ended',
  'sector.channel-lost',
  'sector.channel-found',
  ...personalVerbs,
  'database.adopted',
  'delegation.added',
  'delegation.ended',
  'delegation.applied',
  'event.answered',
  'event.promoted',
  'event.organiser-named',
  'event.organiser-removed',
  'event.exported',
  'figures.exported',
  'register.written',
  'event.warned',
  'event.session-lost',
  'event.purged',
  'event.door-opened',
  'event.attended',
  'event.ticked',
  'event.unticked',
  'event.called-off',
  'event.attested',
  'assistant.named',
  'assistant.ended',
  'urgent.asked',
  'urgent.rung',
  'urgent.unanswered',
  'urgent.told',
  'urgent.template-changed',
  'urgent.template-removed',
  'agenda.feed-added',
  'agenda.feed-ended',
  'idea.changed',
  'idea.opened',
  'idea.skipped',
  'week.address-given',
  'week.address-ended',
  'call.planned',
  'call.question-asked',
  'call.changed',
  'call.confirmed',
  'call.skipped',
  'call.opened',
  'call.nothing',
  'call.passed',
  'call.answer-undone',
  'call.handed-on',
  'call.reassigned',
  'call.reminded',
  'call.head-told',
  'call.nudged',
  'call.extended',
  'call.closed',
  'call.reopened',
  'campaign.opened',
  'campaign.changed',
  'campaign.closed',
  'campaign.reopened',
  'campaign.taken',
  'campaign.post-added',
  'campaign.post-removed',
  'release.planned',
  'release.given-up',
  'release.started',
  'release.published',
  'release.refused',
  'release.unknown',
  'release.held',
  'release.asked',
  'release.moved',
  'release.settled',
  'release.corrected',
  'release.taken-back',
  'channel.held',
  'channel.freed',
  ...newspaperVerbs,
  ...retentionVerbs,
  'placement.unknown',
  'placement.repeated',
  'attempt.refused',
] as const

/** Each has its words under `journal.verbs` in the locales. */
export type JournalVerb = (typeof journalVerbs)[number]

/**
 * One entry as the core hands it over. The store keys the actor by a salted HMAC and keeps their name where it can be
 * erased; `details` lie apart with their own salt, and the chain has only their hash. Of what people wrote or chose
 * (`words-apart.ts`) the details themselves have only a digest.
 */
export type JournalEntry = {
  verb: JournalVerb
  /** null: Mary herself. */
  actor: Named | null
  /**
   * A reference (PROP-…, PUB-…, DIF-…, APP-…, CAM-…, VIS-…) or what else it is about; never a person: nobody can take
   * it out of the chain again.
   */
  subject: string
  seal: string | null
  details: Record<string, string | number | boolean | null>
}

/** An entry as it stands in the chain. */
export type JournalLine = {
  seq: number
  at: string
  actorRef: string | null
  verb: JournalVerb
  subject: string
  seal: string | null
  payloadHash: string
  prev: string
  hash: string
}
