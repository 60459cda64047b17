import { type Idea, shortMax, textMax, titleMax } from '../../core/domain/initiatives/initiative.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { sectionChoices } from '../cards/choices.ts'
import { enumerate } from '../cards/names.ts'
import { byField, withFaults } from '../cards/faults.ts'

export type InitiativeFormData = {
  initiativeId: string
  /** Ids of the sections offered. */
  sections: readonly string[]
  /** What was typed, when the form comes back. */
  values?: { [K in keyof Idea]?: string | null }
  /** Field → key under `errors`. */
  errors?: Partial<Record<string, string>>
  /** Who writes, as the token says. */
  name: string
  /** The words and files that it is made of. */
  noteId?: string
  /** Names of files that go with it. */
  files?: string[]
}

const fields = ['title', 'text', 'section', 'date', 'place', 'forWhom', 'onBehalfOf'] as const

export function drawInitiativeForm(
  { initiativeId, sections, values = {}, errors = {}, name, noteId = '', files = [] }: InitiativeFormData,
  look: Look,
): Card {
  const { words } = look
  const more = (['date', 'place', 'forWhom', 'onBehalfOf'] as const).some(field => values[field] || errors[field])
  const card = drawCard(
    'initiatives/form',
    {
      initiativeId,
      noteId,
      files:
        files.length === 0 ? '' : words.text('initiatives.form.files', { list: escapeLine(enumerate(files, words)) }),
      as: words.text('initiatives.form.as', { name: escapeLine(name) }),
      sections: sectionChoices(words, sections),
      value: byField(fields, field => values[field] ?? ''),
      more,
      limits: { titleMax, textMax, shortMax },
    },
    look,
  )
  return withFaults(card, errors, words)
}
