import type { PersonId } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Instant } from '../../core/domain/time.ts'
import { lacksSlot } from '../../core/use-cases/validations/miss-slot.ts'
import type { Validation } from '../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { waitedNames } from '../cards/asked-names.ts'

/** `next`: another one than was offered first, which is over. */
export type MissedData = { validation: Validation; post: Post; reader: PersonId | null; next?: Instant }

/** The slot came while it waited, or was left: the next one is a click away, and nothing moves without it. */
export function drawMissed({ validation, post, reader, next = validation.missed?.next }: MissedData, look: Look): Card {
  const { words } = look
  const key = (name: string) => `validations.missed.${name}`
  const lost = post.validationId === validation.id && lacksSlot(validation.state, post)
  const waits = lost && validation.state === 'waiting'
  const slot = next ?? ''
  return drawCard('validations/missed', {
    postId: post.id,
    seal: validation.seal,
    slot,
    kicker: validation.reference,
    title: escapeLine(validation.title),
    missed: words.text(key('missed'), { date: words.date(validation.deadline ?? slot) }),
    lost,
    waits,
    why: waits
      ? words.text(key('waiting'), { names: escapeLine(waitedNames(validation, words)) })
      : words.text(key('ready')),
    next: words.text(key('next'), { date: words.date(slot) }),
    // Who proposed it has no editor: comms writes.
    takes: lost && (reader === validation.submittedBy.id || reader === null || reader !== post.proposer?.id),
    over: words.text(key(validation.state === 'void' ? 'moved' : 'over')),
  }, look)
}
