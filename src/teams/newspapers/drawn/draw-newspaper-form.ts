import type { Named } from '../../../core/domain/actor.ts'
import { newspaperNameMax, rhythms } from '../../../core/domain/newspapers/newspaper.ts'
import { exampleHeadings } from '../../../core/domain/newspapers/read-sections.ts'
import { departmentChoice } from '../../../core/domain/people/department-choice.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { byField, type Errors, withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** Inputs of the form. `headings`: a line each, « Portraits = Portrait · 3000 ». */
export const newspaperInputs = [
  'name',
  'code',
  'tagline',
  'director',
  'rhythm',
  'headings',
  'everyone',
  'departments',
  'closesBefore',
  'main',
  'accent',
  'mention',
  'mailTo',
] as const
export type NewspaperInput = (typeof newspaperInputs)[number]

export type NewspaperFormData = {
  newspaperId: string
  /** For an existing newspaper: its name, the version from which the form was filled, whether it still runs. */
  name?: string
  seen?: number
  running?: boolean
  since?: boolean
  values: Partial<Record<NewspaperInput, string>>
  /** The chosen director, by name. */
  director: Named | null
  departments: readonly string[]
  /** Names of the sections of posts, as headings use them. */
  sections: readonly string[]
  /** Readers for which this form has no inputs, in words; '': none. */
  others?: string
  errors?: Errors
}

export function drawNewspaperForm(data: NewspaperFormData, look: Look): Card {
  const { newspaperId, name, seen = 0, running = false, since = false, values, director, departments, sections } = data
  const { words } = look
  const card = drawCard(
    'newspapers/form',
    {
      id: newspaperId,
      seen,
      running,
      heading:
        name === undefined
          ? words.text('newspapers.form.heading')
          : words.text('newspapers.form.headingChange', { name: escapeLine(name) }),
      warning: since ? words.text('newspapers.form.since') : '',
      value: byField(newspaperInputs, field => values[field] ?? usual[field] ?? ''),
      limits: { name: newspaperNameMax },
      directors: director === null ? [] : [{ title: director.name, value: director.id }],
      rhythms: rhythms.map(one => ({ title: words.text(`newspapers.rhythms.${one}`), value: one })),
      known: words.text('newspapers.form.known', { list: escapeLine(sections.join(', ')) }),
      headingsHint: exampleHeadings(sections),
      departments: departments.map(one => ({ title: one, value: departmentChoice(one) })),
      others: data.others ? words.text('newspapers.form.others', { list: escapeLine(data.others) }) : '',
      send: words.text(name === undefined ? 'newspapers.form.open' : 'newspapers.form.save'),
    },
    look,
  )
  return withFaults(card, data.errors ?? {}, words)
}

const usual: Partial<Record<NewspaperInput, string>> = {
  rhythm: 'monthly',
  everyone: 'true',
  closesBefore: '5',
  main: '#1b3a5c',
  accent: '#9c2f2f',
}
