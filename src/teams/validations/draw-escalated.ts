import type { PersonId } from '../../core/domain/actor.ts'
import type { Post } from '../../core/domain/posts/post.ts'
import type { Escalation, Validation } from '../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { names } from '../cards/names.ts'
import { stepName } from '../cards/step-name.ts'

export type EscalatedData = { validation: Validation; post: Post; escalation: Escalation; reader: PersonId | null }

/** Nobody decided in time, or nobody is left who may: to the approver, the authors, and comms where nobody else may. */
export function drawEscalated({ validation, post, escalation, reader }: EscalatedData, look: Look): Card {
  const { words } = look
  const key = (name: string) => `validations.escalated.${name}`
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
      // Where nobody is left there is nobody to remind.
      waits: waits && !own && !escalation.because,
      reassigns: waits && reader === null,
    },
    look,
  )
}
