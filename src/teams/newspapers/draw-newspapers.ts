import type { Edition } from '../../core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

/** With the edition that is composed, printed or validated now; null: none is. */
export type ListedNewspaper = { newspaper: Newspaper; current: Edition | null }

/** « journaux »: ended ones last. */
export function drawNewspapers({ newspapers }: { newspapers: readonly ListedNewspaper[] }, look: Look): Card {
  const { words } = look
  const lines = newspapers.map(({ newspaper, current }) => ({
    id: newspaper.id,
    title: escapeLine(newspaper.name),
    state: stateOf({ newspaper, current }, look),
    color: newspaper.state === 'ended' ? 'default' : 'accent',
    line: words.text('newspapers.list.line', {
      code: newspaper.code,
      rhythm: words.text(`newspapers.rhythms.${newspaper.rhythm}`),
      name: escapeLine(newspaper.director.name),
    }),
    open: newspaper.state === 'open',
  }))
  return drawCard('newspapers/list', { lines, empty: lines.length === 0 }, look)
}

function stateOf({ newspaper, current }: ListedNewspaper, { words }: Look): string {
  if (newspaper.state === 'ended') return words.text('newspapers.list.ended')
  if (current === null) return words.text('newspapers.list.idle')
  const state = words.text(`newspapers.states.${current.state}`)
  return words.text('newspapers.list.current', { reference: current.reference, state })
}
