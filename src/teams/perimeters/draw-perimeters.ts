import type { Department } from '../../core/domain/people/department.ts'
import type { Perimeter } from '../../core/domain/audiences/perimeter.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'
import { audienceText } from '../cards/audience-text.ts'

/** What was typed, when it comes back with the reasons. */
export type PerimeterForm = { typed: Record<string, string>; errors: Record<string, string> }
export type PerimetersData = { perimeters: Perimeter[]; departments: Department[]; form?: PerimeterForm }

/** A card holds no more lines than that; there are a handful. */
const linesMax = 20

/** Who may address whom, for administrators: the list, and a form for one more. */
export function drawPerimeters({ perimeters, departments, form }: PerimetersData, look: Look): Card {
  const { words } = look
  const typed = (name: string) => form?.typed[name] ?? ''
  const error = Object.values(form?.errors ?? {})
    .filter(Boolean)
    .join(' ')
  return drawCard(
    'perimeters/list',
    {
      lines: perimeters.slice(0, linesMax).map(({ id, group, audience, changedBy, changedAt }) => ({
        id,
        group: escapeLine(group.name),
        audience: words.text('perimeters.list.only', { audience: escapeLine(audienceText(audience, words)) }),
        changed: words.text('perimeters.list.changed', {
          name: escapeLine(changedBy.name),
          date: words.date(changedAt),
        }),
      })),
      empty: perimeters.length === 0,
      refused: error !== '',
      error,
      group: typed('group'),
      departments: typed('departments'),
      groups: typed('groups'),
      everyone: typed('everyone') === 'true' ? 'true' : 'false',
      choices: departments.map(({ name }) => ({ title: name, value: name })),
    },
    look,
  )
}
