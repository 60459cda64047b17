import { element } from '../shell/element.ts'
import { loadCards } from '../cards/load-cards.ts'
import type { WrittenPost } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

/**
 * The card exactly as people get it, at the width of a phone, below the line by which the phone announces it. Nothing
 * on it does anything.
 */
export function showPreview(place: HTMLElement, text: Text): { follow(preview: WrittenPost['preview']): void } {
  const summary = element('p.alert-text')
  const alert = element(
    'div.alert',
    {},
    element('img', { src: 'mary.svg', alt: '', width: 32, height: 32 }),
    element('div', {}, element('p.alert-head', {}, 'Mary · Teams'), summary),
  )
  const card = element('div.card')
  // Keyboard users would pass twenty buttons that do nothing.
  card.inert = true
  const phone = element('div.phone', {}, alert, card)
  place.append(
    element('h2', { id: 'card-title' }, text('post.card')),
    element('p.hint', {}, text('post.cardHint')),
    phone,
  )
  const searching = { find: async () => null, text }
  let wanted: WrittenPost['preview']['card'] | null = null
  let shown = ''

  const draw = async () => {
    try {
      await loadCards()
      const { drawCard } = await import('../cards/draw-card.ts')
      const now = JSON.stringify(wanted)
      if (wanted === null || now === shown) return
      shown = now
      card.replaceChildren(drawCard(wanted, { press: () => undefined, folded: () => undefined }, searching))
    } catch {
      card.replaceChildren(element('p.empty', {}, text('unreadable')))
    }
  }

  return {
    follow: preview => {
      summary.textContent = preview.summary === '' ? text('post.noSummary') : preview.summary
      wanted = preview.card
      void draw()
    },
  }
}
