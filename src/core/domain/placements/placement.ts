import type { PersonId } from '../actor.ts'
import type { JournalEntry } from '../journal/journal.ts'
import type { Instant } from '../time.ts'

/**
 * A card that Mary put somewhere and keeps true: drawn again from the present state whenever what it shows changes. The
 * key says what it shows and to whom, so that there is never a second one: `receipt:<initiativeId>`,
 * `inbox:<initiativeId>`, `question:<initiativeId>:<n>` (and `…:<k>` after the kth *Relancer*),
 * `answer:<initiativeId>:<n>` below the inbox card, `outcome:<initiativeId>`, `published:<initiativeId>`,
 * `validation:<validationId>:<personId>`,
 * `waiting:<personId>:<ms>` for all that waits for them, after *Relancer* or a reminder, `escalated:<validationId>:<n>`
 * and `missed:<validationId>` in the channel, and both `…:<personId>`,
 * `consent-lost:<postId>:<ms>` for what was declared then, in the channel or (`…:<personId>`) to who decides,
 * `tracking:<postId>:<personId>` (and
 * `…:<version>-<n>` for a decision against it), `comment:<validationId>:<commentId>:<personId>` to each who is
 * addressed, `proposal:<validationId>:<proposalId>:<personId>` to those who may accept it, and to who made it once it
 * is declined, `validation:<validationId>:<personId>:ring<n>`, `unanswered:<validationId>` (and `…:<personId>` to who
 * asked) and `told:<broadcastId>:<personId>` of what is urgent, `broadcast:<broadcastId>`, `second:<broadcastId>:<ms>`
 * for a first confirmation given then, `held:<broadcastId>:<ms>` since it was held then, `dropped:<broadcastId>`,
 * `journal:heads` and `head:<day>` in its thread (`head:<day>:<personId>` to an administrator), `note:<noteId>`,
 * `reply:<noteId>:<n>`, `doubts:<ms>` for cards that may not have arrived, `list:<listId>`,
 * `delegation:<delegationId>:<personId>`, `offer:<personId>:<ms>` for the absence seen since then,
 * `event:<postId>:<personId>:<n>` when the nth answer became a place, `reminder:<postId>:<personId>`,
 * `moved:<correctionId>:<personId>` and `cancelled:<removalId>:<personId>` to whoever is registered.
 */
export type PlacementKey = string

/**
 * placing → placed | refused | unknown. `placing` is written just before the send; found again after `leaseUntil`,
 * nobody knows whether the card arrived: it becomes `unknown`. A card in somebody's own chat is never silently sent
 * again (the communication team may ask for it). In the channel a second card costs nothing and a missing one costs a
 * proposal: there it is placed again, a bounded number of times, and an older copy says that it was replaced.
 */
export type PlacementState = 'placing' | 'placed' | 'refused' | 'unknown'

export type Placement = {
  key: PlacementKey
  version: number
  state: PlacementState
  /** `thread`: the conversation of the card that it answers; without it, one of its own. */
  to: { kind: 'person'; id: PersonId } | { kind: 'channel'; thread?: string }
  conversationId: string | null
  activityId: string | null
  reason: string | null
  leaseUntil: Instant | null
  /** How often it was placed again because nobody knew whether it had arrived. */
  again?: number
  /** Unknown or refused, and nobody waits any more for what the card is for. */
  over?: boolean
  updatedAt: Instant
}

/** What the journal says that a card is about: nobody's id is in the chain for good, so the whole key is a detail. */
export function aboutCard(key: PlacementKey): Pick<JournalEntry, 'subject' | 'seal' | 'details'> {
  const [what = '', id = ''] = key.split(':')
  return { subject: what === 'waiting' ? what : `${what}:${id}`, seal: null, details: { card: key } }
}
