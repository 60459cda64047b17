import { blankValueMax, type UrgentTemplate } from '../../core/domain/urgent/urgent-template.ts'
import type { UrgentForm } from '../../core/use-cases/urgent/open-urgent.ts'
import { keysOf } from '../../words.ts'
import { either } from '../cards/names.ts'
import { audienceText, audienceWithCount } from '../cards/audience-text.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { belowFields } from '../cards/faults.ts'
import { escapeLine, escapeMarkdown } from '../cards/markdown.ts'

/**
 * `askId`: makes one post of one form. When the form comes back: `values` by the index of the blank; `errors`: field →
 * key under `errors`; `fault`: an error of the whole.
 */
export type UrgentFormData = UrgentForm & {
  askId: string
  values?: readonly string[]
  errors?: Readonly<Record<string, string>>
  fault?: string
}

/** The blanks, the audience, and what will happen: all that a person in a hurry must know. */
export function drawUrgentForm(
  { template, blanks, people, onCall, askId, values = [], errors = {}, fault = '' }: UrgentFormData,
  look: Look,
): Card {
  const { words } = look
  const key = keysOf('urgent.form')
  const card = drawCard(
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
        missing: words.text(key('missing')),
        max: blankValueMax,
      })),
      alert: words.text('validations.validation.alert', { summary: escapeLine(template.summary) }),
      title: escapeLine(template.title),
      body: escapeMarkdown(template.body),
    },
    look,
  )
  return belowFields(card, errors, words)
}

/** A card holds no more; there are a handful of templates. */
const shownMost = 12
/** Phones cut a button's title beyond this length. */
const buttonMost = 30

/** « urgent »: what has happened? One button for each template. */
export function drawChoose({ templates }: { templates: UrgentTemplate[] }, look: Look): Card {
  const { words } = look
  return drawCard(
    'urgent/choose',
    {
      templates: templates.slice(0, shownMost).map(({ id, name, title, audience }) => ({
        id,
        long: name.length > buttonMost,
        shown: escapeLine(name),
        button: name.length > buttonMost ? words.text('urgent.choose.choose') : name,
        text: words.text('urgent.choose.text', {
          title: escapeLine(title),
          audience: escapeLine(audienceText(audience, words)),
        }),
      })),
      none: templates.length === 0,
    },
    look,
  )
}
