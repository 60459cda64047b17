import { isComms } from '../../core/domain/actor.ts'
import type { Edition } from '../../core/domain/newspapers/edition.ts'
import { cleanText } from '../../core/domain/text.ts'
import { moveItem, toSection } from '../../core/use-cases/newspapers/edition/arrange-edition.ts'
import { addReady, removeItem } from '../../core/use-cases/newspapers/edition/compose-edition.ts'
import { editionHolder } from '../../core/use-cases/editions/edition-holder.ts'
import { openEdition } from '../../core/use-cases/newspapers/edition/open-edition.ts'
import { card as broadcastCard } from '../broadcasts/shown-broadcast.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { refusedAsItStands } from '../turn/edition-refused.ts'
import { notComms, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { editionRead, refusedEdition, showEdition, showLine } from './show-edition.ts'
import { orders, reads } from '../turn/verb-facts.ts'

const ofLine = ['editionId', 'itemId'] as const

export const editionVerbs = {
  'edition.open': verb(orders('uncounted'), ['newspaperId'], async (turn, { newspaperId }) => {
    const edition = await opened(turn, newspaperId)
    return 'kind' in edition ? edition : showEdition(turn, edition.id)
  }),
  'edition.send': verb(orders('uncounted'), ['editionId'], (turn, { editionId }) => send(turn, editionId)),
  'edition.plan': verb(reads, ['editionId'], (turn, { editionId }) => openPlan(turn, editionId)),
  'edition.see': verb(reads, ['editionId'], (turn, { editionId }) => showEdition(turn, editionId)),
  'edition.ready': verb(orders('uncounted'), ['editionId'], async (turn, { editionId }) => {
    const result = await addReady(turn.ports, turn.actor, { editionId }, turn.settings)
    if (result.kind !== 'edition-changed') return refusedEdition(turn, result)
    const { words } = turn.look
    const { added, untaken, newspaper } = result
    const last = escapeLine(newspaper.sections.at(-1)?.name ?? '')
    const where = untaken === 0 ? [] : [words.count('newspapers.edition.untaken', untaken, { heading: last })]
    const said = [words.count('newspapers.edition.added', added.length), ...where].join(' ')
    return showEdition(turn, editionId, { said })
  }),
  'edition.line': verb(orders('uncounted'), ['editionId'], (turn, { editionId }, { item }) =>
    showLine(turn, editionId, cleanText(item)),
  ),
  'edition.up': verb(orders('uncounted'), ofLine, (turn, ids) => move(turn, ids, 'up')),
  'edition.down': verb(orders('uncounted'), ofLine, (turn, ids) => move(turn, ids, 'down')),
  'edition.tosection': verb(orders('uncounted'), ofLine, async (turn, ids, { heading }) => {
    const result = await toSection(turn.ports, turn.actor, { ...ids, section: cleanText(heading) })
    return result.kind === 'edition-changed' ? showLine(turn, ids.editionId, ids.itemId) : refusedEdition(turn, result)
  }),
  'edition.remove': verb(orders('uncounted'), ofLine, async (turn, ids) => {
    const result = await removeItem(turn.ports, turn.actor, ids)
    // Removed twice: the edition no longer has it.
    return result.kind === 'edition-changed' || result.kind === 'no-such-line'
      ? showEdition(turn, ids.editionId)
      : refusedEdition(turn, result)
  }),
} satisfies Verbs

/** « journal »: the open edition, or a new one; `newspaperId` null: of the only newspaper. */
export async function opened(turn: Turn, newspaperId: string | null): Promise<Edition | Answer> {
  const result = await openEdition(turn.ports, turn.actor, newspaperId, turn.settings)
  switch (result.kind) {
    case 'edition-open':
      return result.edition
    case 'which-newspaper': {
      const codes = result.newspapers.map(({ code }) => code).join(', ')
      return refusal(turn, { kind: 'which-newspaper' }, { codes, code: result.newspapers[0]?.code ?? '' })
    }
    case 'newspaper-ended':
      return refusal(turn, { kind: 'newspaper-ended' }, { title: result.newspaper.name })
    default:
      return refusal(turn, result)
  }
}

/** *Ouvrir le chemin de fer*: the page beside that of posts; if Teams can open none, the card has all of it too. */
async function openPlan(turn: Turn, editionId: string): Promise<Answer> {
  const shown = await showEdition(turn, editionId)
  const read = turn.postPage === null ? null : await editionRead(turn, editionId)
  if (turn.postPage === null || !read || shown.kind !== 'card') return shown
  const { reference } = read.edition
  const url = new URL('edition.html', turn.postPage)
  url.search = new URLSearchParams({ edition: reference }).toString()
  return { kind: 'page', title: reference, url: url.href, card: shown.card }
}

/** *Diffuser*: the card of the broadcast, with its check and its buttons, below this one, which stays. */
async function send(turn: Turn, editionId: string): Promise<Answer> {
  const read = await editionRead(turn, editionId)
  if (!isComms(turn.actor)) return notComms(turn)
  if (!read) return refusal(turn, { kind: 'not-found' })
  const holder = await editionHolder(turn.ports, read.edition)
  const broadcastId = holder && 'broadcastId' in holder ? holder.broadcastId : null
  const broadcast = broadcastId === null ? null : await turn.ports.broadcasts.byId(broadcastId)
  if (!broadcast) return refusedAsItStands(turn, read.edition)
  const answer = await broadcastCard(turn, broadcast)
  if (answer.kind !== 'card' || turn.road !== 'execute') return answer
  return { kind: 'aside', card: answer.card, text: turn.look.words.text('notices.card-below') }
}

async function move(turn: Turn, ids: { editionId: string; itemId: string }, way: 'up' | 'down'): Promise<Answer> {
  const result = await moveItem(turn.ports, turn.actor, { ...ids, way })
  // At the edge it stays where it is.
  return result.kind === 'edition-changed' || result.kind === 'at-the-edge'
    ? showLine(turn, ids.editionId, ids.itemId)
    : refusedEdition(turn, result)
}
