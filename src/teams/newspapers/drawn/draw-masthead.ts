import { mastheadAltMax, type Newspaper } from '../../../core/domain/newspapers/newspaper.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { type Errors, withFaults } from '../../cards/faults.ts'
import { escapeLine } from '../../cards/markdown.ts'

/** `url`: the address of the picture; null: Mary has no public address, or there is none. `typed`: a refused text. */
export type MastheadData = {
  newspaper: Newspaper
  url: string | null
  typed?: string
  errors?: Errors
}

/** *Bandeau…*: what lies on top of the first page, and what it says to those who do not see it. */
export function drawMasthead({ newspaper, url, typed, errors = {} }: MastheadData, look: Look): Card {
  const { id, name, masthead } = newspaper
  const { words } = look
  const isBare = masthead !== null && masthead.alt === ''
  const state = masthead === null ? 'none' : isBare ? 'undescribed' : 'there'
  const card = drawCard(
    'newspapers/masthead',
    {
      id,
      kicker: escapeLine(name),
      state: words.text(`newspapers.masthead.${state}`),
      color: isBare ? 'attention' : 'default',
      url: masthead === null ? '' : (url ?? ''),
      alt: masthead?.alt || name,
      there: masthead !== null,
      value: { alt: typed ?? masthead?.alt ?? '' },
      limits: { alt: mastheadAltMax },
    },
    look,
  )
  return withFaults(card, errors, words)
}
