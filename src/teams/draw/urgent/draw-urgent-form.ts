import type { UrgentForm } from '../../../core/urgent/open-urgent.ts'
import { blankValueMax } from '../../../core/urgent/urgent-template.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine, escapeMarkdown } from '../../markdown.ts'
import { audienceWithCount } from '../view/audience-text.ts'
import { either } from '../validations/asked-names.ts'

/**
 * `askId`: one post for one form. `values`, `errors`: by the place of the blank, when the form comes back; `fault`: of
 * the whole.
 */
export type UrgentFormData = UrgentForm & {
  askId: string
  values?: readonly string[]
  errors?: Readonly<Record<number, string>>
  fault?: string
}

/** The blanks, to whom it goes, and what will happen: all that somebody in a hurry must know. */
export function drawUrgentForm(
  { template, blanks, people, onCall, askId, values = [], errors = {}, fault = '' }: UrgentFormData,
  look: Look,
): Card {
  const { words } = look
  const key = (name: string) => `urgent.form.${name}`
  return drawCard(
    'urgent/form',
    {
      askId,
      templateId: template.id,
      version: template.version,
      people,
      name: escapeLine(template.name),
      to: words.text(key('to'), { audience: escapeLine(audienceWithCount(template.audience, people, words)) }),
      then: words.text(key('then'), { names: escapeLine(either(onCall, words)) }),
      refused: fault !== '',
      fault,
      blanks: blanks.map((label, index) => ({
        id: `blank${index}`,
        label: label.charAt(0).toUpperCase() + label.slice(1),
        value: values[index] ?? '',
        error: errors[index] ?? '',
        hasError: Boolean(errors[index]),
        missing: words.text(key('missing')),
        max: blankValueMax,
      })),
      alert: words.text('validations.validation.alert', { summary: escapeLine(template.summary) }),
      title: escapeLine(template.title),
      body: escapeMarkdown(template.body),
    },
    look,
  )
}
