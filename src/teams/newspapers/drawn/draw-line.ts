import { othersId } from '../../../core/domain/newspapers/reading-order.ts'
import type { EditionPlan } from '../../../core/domain/newspapers/seen-edition.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { numbered } from './draw-edition.ts'
import { headingName, lineState } from './edition-stands.ts'

/** The actions on one article of an edition; null: the edition no longer has it. */
export function drawLine({ seen, itemId }: { seen: EditionPlan; itemId: string }, look: Look): Card | null {
  const { words } = look
  const { edition, sections } = seen
  const found = numbered(sections).find(({ line }) => line.id === itemId)
  if (!found) return null
  const { line, section, n } = found
  const at = section.lines.indexOf(line)
  const { text, color } = lineState(line, words)
  return drawCard(
    'newspapers/line',
    {
      id: edition.id,
      itemId,
      kicker: words.text('newspapers.edition.kicker', {
        name: escapeLine(seen.newspaper.name),
        reference: edition.reference,
      }),
      title: escapeLine(words.text('newspapers.edition.line', { n, title: line.title })),
      state: text,
      color,
      place: words.text('newspapers.line.place', {
        section: escapeLine(headingName(section, words)),
        n: at + 1,
        all: section.lines.length,
      }),
      first: at === 0,
      last: at === section.lines.length - 1,
      alone: section.lines.length === 1,
      value: { heading: section.id === othersId ? '' : section.id },
      headings: seen.newspaper.sections.map(({ id, name }) => ({ title: name, value: id })),
      piece: line.kind === 'piece',
      reference: line.kind === 'post' ? line.reference : '',
    },
    look,
  )
}
