import type { Validation } from '../../core/domain/validations/validation.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { waitedNames } from '../cards/asked-names.ts'

/** Nobody on call has answered: whom to phone. Once somebody decided, it says so. */
export function drawUnanswered({ validation }: { validation: Validation }, look: Look): Card {
  const { words } = look
  const waiting = validation.state === 'waiting'
  const key = (name: string) => `urgent.unanswered.${name}`
  const last = validation.decisions.at(-1)
  return drawCard(
    'urgent/unanswered',
    {
      kicker: words.text(key('kicker'), { reference: validation.reference }),
      heading: words.text(key(waiting ? 'heading' : 'decided')),
      color: waiting ? 'attention' : 'default',
      title: words.text('common.quoted', { text: escapeLine(validation.title) }),
      said: waiting
        ? words.text(key('phone'), { names: escapeLine(waitedNames(validation, words)) })
        : last === undefined
          ? words.text(`validations.tracking.state.${validation.state}`)
          : words.text(key('by'), { name: escapeLine(last.by.name), date: words.date(last.at) }),
      since: words.text(key('since'), {
        name: escapeLine(validation.submittedBy.name),
        date: words.date(validation.submittedAt),
        n: validation.rings?.length ?? 0,
      }),
    },
    look,
  )
}
