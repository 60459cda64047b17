import { reasonMax } from '../../../core/domain/initiatives/initiative.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import { replaceable } from '../../../core/domain/validations/replace-asked.ts'
import type { Validation } from '../../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import type { Choice } from '../../cards/choices.ts'
import { belowFields, type Errors } from '../../cards/faults.ts'
import { waitingStep } from '../../cards/state-names.ts'

/** When the form comes back: `errors` by field, `refusal` for the whole; it stays filled in. */
type Form = {
  post: Post
  validation: Validation
  errors?: Errors
  refusal?: string
  to?: string
  reason?: string
  whom?: string
}

export function drawReassignDialog(
  { post, validation, errors = {}, refusal = '', to = '', reason = '', whom = '' }: Form,
  look: Look,
): Card {
  const { words } = look
  const choices = whomChoices(validation, words)
  const card = drawCard(
    'validations/reassign',
    {
      postId: post.id,
      step: validation.current,
      title: `${validation.reference} · ${escapeLine(validation.title)}`,
      now: words.text('validations.reassign.now', { names: escapeLine(waitingStep(validation, words)?.names ?? '') }),
      max: reasonMax,
      several: choices.length > 1,
      choices,
      whom,
      to,
      reason,
      refused: refusal !== '',
      refusal,
    },
    look,
  )
  return belowFields(card, errors, words)
}

function whomChoices({ steps, current }: Validation, words: Look['words']): Choice[] {
  const step = steps[current]
  if (!step) return []
  const { people, all } = replaceable(step)
  const each = people.map(({ id, name }) => ({ title: name, value: id }))
  return all ? [...each, { title: words.text('validations.reassign.everyone'), value: 'all' }] : each
}
