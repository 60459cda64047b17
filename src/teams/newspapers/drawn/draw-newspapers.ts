import type { Edition } from '../../../core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../../core/domain/newspapers/newspaper.ts'
import type { EditionHolder } from '../../../core/domain/newspapers/seen-edition.ts'
import type { Words } from '../../../words.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** With its open edition (null: none), and who has that one. */
export type ListedNewspaper = { newspaper: Newspaper; current: Edition | null; holder?: EditionHolder | null }

/** « journaux »: ended ones last. */
export function drawNewspapers({ newspapers }: { newspapers: readonly ListedNewspaper[] }, look: Look): Card {
  const { words } = look
  const lines = newspapers.map(({ newspaper, current, holder = null }) => ({
    id: newspaper.id,
    title: escapeLine(newspaper.name),
    state: stateOf({ newspaper, current, holder }, look),
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

function stateOf({ newspaper, current, holder = null }: ListedNewspaper, { words }: Look): string {
  if (newspaper.state === 'ended') return words.text('newspapers.list.ended')
  if (current === null) return words.text('newspapers.list.idle')
  const state = holder ? heldBy(holder, words) : words.text(`newspapers.states.${current.state}`)
  return words.text('newspapers.list.current', { reference: current.reference, state })
}

function heldBy(holder: EditionHolder, words: Words): string {
  if (holder.state === 'deciding') return words.text('newspapers.states.submitted')
  if (holder.state !== 'planned') return words.text(`newspapers.states.${holder.state}`)
  return words.text('newspapers.states.planned', { date: words.date(holder.at) })
}
