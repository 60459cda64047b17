import type { PersonId } from '../../../core/domain/actor.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import type { Instant } from '../../../core/domain/time.ts'
import type { Escalation, Validation } from '../../../core/domain/validations/validation.ts'
import { lacksSlot } from '../../../core/use-cases/validations/miss-slot.ts'
import { keysOf } from '../../../words.ts'
import { names, waitedNames } from '../../cards/names.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { stepName } from '../../cards/state-names.ts'
import { trackedState, type TrackingData } from './draw-tracking.ts'

export type EscalatedData = { validation: Validation; post: Post; escalation: Escalation; reader: PersonId | null }

/**
 * No decision in time, or nobody left who may decide: to the approver, the authors, and the communication team if
 * nobody else may.
 */
export function drawEscalated({ validation, post, escalation, reader }: EscalatedData, look: Look): Card {
  const { words } = look
  const key = keysOf('validations.escalated')
  const date = words.date(escalation.due)
  const own = escalation.found.find(({ place }) => place.id === reader)
  const found = reader === null || own ? [] : escalation.found
  const lines = found.map(({ place, to }) =>
    words.text(key('found'), { name: escapeLine(place.name), to: escapeLine(to.name), date }),
  )
  const nobody =
    own || escalation.nobody.length === 0
      ? []
      : [
          words.text(key(`${escalation.because ? 'lacking' : 'nobody'}${reader === null ? '' : 'Told'}`), {
            names: escapeLine(names(escalation.nobody, words)),
            step: stepName(validation.steps[escalation.step]?.name ?? '', words),
            date,
          }),
        ]
  const waits =
    validation.state === 'waiting' && validation.current === escalation.step && post.validationId === validation.id
  return drawCard(
    'validations/escalated',
    {
      postId: post.id,
      step: escalation.step,
      kicker: validation.reference,
      title: escapeLine(validation.title),
      lines: [...(own ? [words.text(key('own'), { to: escapeLine(own.to.name), date })] : lines), ...nobody].map(
        text => ({ text }),
      ),
      over: !waits,
      state: words.text(key('over')),
      // Where nobody may decide, nobody can be reminded.
      waits: waits && !own && !escalation.because,
      reassigns: waits && reader === null,
    },
    look,
  )
}

/** `next`: another slot than the one first offered, which is past. */
export type MissedData = { validation: Validation; post: Post; reader: PersonId | null; next?: Instant }

/**
 * The slot passed while the post waited, or was given up: one click takes the next slot, and nothing moves without a
 * click.
 */
export function drawMissed({ validation, post, reader, next = validation.missed?.next }: MissedData, look: Look): Card {
  const { words } = look
  const key = keysOf('validations.missed')
  const lost = post.validationId === validation.id && lacksSlot(validation.state, post)
  const waits = lost && validation.state === 'waiting'
  const slot = next ?? ''
  return drawCard(
    'validations/missed',
    {
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
      // The proposer has no editor: the communication team writes.
      takes: lost && (reader === validation.submittedBy.id || reader === null || reader !== post.proposer?.id),
      over: words.text(key(validation.state === 'void' ? 'moved' : 'over')),
    },
    look,
  )
}

/**
 * A card that notified about a decision, once others followed: where the post is now, and which card tells the rest.
 */
export function drawGoneOn({ validation, post }: Pick<TrackingData, 'validation' | 'post'>, look: Look): Card {
  const { words } = look
  return drawCard(
    'validations/gone-on',
    {
      kicker: words.text('validations.tracking.kicker', { reference: validation.reference }),
      title: escapeLine(validation.title),
      state: trackedState(validation, post, words),
    },
    look,
  )
}
