import { stateOf } from '../../core/domain/relays/relay-state.ts'
import type { AskedSite } from '../../core/use-cases/relays/sites-asked-of.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

/** A card holds no more lines than that. */
const linesMost = 12

/** « À afficher », to a relay: awaited ones first. */
export function drawMySites(sites: readonly AskedSite[], look: Look): Card {
  const { words } = look
  const lines = sites.slice(0, linesMost).map(({ round, task }) => {
    const state = stateOf(task, round)
    return {
      id: task.id,
      title: escapeLine(round.title),
      line: words.text('relays.mine.line', { site: escapeLine(task.site.name), reference: round.reference }),
      state: words.text(`relays.mine.state.${state}`),
      color: state === 'waiting' || state === 'outdated' ? 'attention' : 'default',
    }
  })
  return drawCard('relays/mine', { lines, empty: lines.length === 0 }, look)
}
