import type { FaceOf } from '../../core/domain/faces/face.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine } from '../cards/markdown.ts'

export const drawnSectors: DrawnCards<'channel-lost'> = {
  'channel-lost': {
    draw: drawChannelLost,
    summary: ({ sector: { name } }, { words }) => words.text('summaries.channel-lost', { name }),
  },
}

/** The proposals of a sector arrive here since its channel is gone: what to do, and then the outcome. */
export function drawChannelLost(
  { sector, number, after }: Pick<FaceOf<'channel-lost'>, 'sector' | 'number' | 'after'>,
  look: Look,
): Card {
  const { words } = look
  const name = escapeLine(sector.name)
  const channel = escapeLine(sector.channel?.name ?? '')
  const lost = after === 'lost'
  return drawCard(
    'sectors/channel-lost',
    {
      id: sector.id,
      seen: sector.version,
      lost,
      color: lost ? 'warning' : 'default',
      heading: words.text(lost ? 'sectors.channel-lost.lost' : 'sectors.channel-lost.over', { name }),
      text: words.text(`sectors.channel-lost.${after}Text`, { channel }),
      todo: lost ? words.text('sectors.channel-lost.todo', { number: String(number) }) : '',
    },
    look,
  )
}
