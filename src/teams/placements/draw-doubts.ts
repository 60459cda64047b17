import type { Doubt, FaceOf } from '../../core/domain/faces/face.ts'
import { keysOf, type Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { drawNotice } from '../cards/draw-notice.ts'
import { escapeLine } from '../cards/markdown.ts'
import { readerOf, titleOf } from '../../core/use-cases/placements/kept/kept-cards.ts'

export const drawnDoubts: DrawnCards<'doubts' | 'channel-away'> = {
  'channel-away': {
    draw: ({ since, over }, look) => {
      const [text, tone] = over ? (['channel-back', 'ok'] as const) : (['channel-away', 'warning'] as const)
      return drawNotice({ text, tone, values: { date: look.words.date(since) } }, look)
    },
    summary: ({ over }, { words }) => words.text(`summaries.channel-${over ? 'back' : 'away'}`),
  },
  doubts: {
    draw: drawDoubts,
    summary: ({ doubts, others }, { words }) => words.count('summaries.doubts', doubts.length + others),
  },
}

export type DoubtsData = Omit<FaceOf<'doubts'>, 'face' | 'calls'> & Partial<Pick<FaceOf<'doubts'>, 'calls'>>

/** Awaited cards that may not have arrived, the longest waiting first. */
export function drawDoubts({ doubts, others, moved, calls = [] }: DoubtsData, look: Look): Card {
  const { words } = look
  const key = keysOf('placements.doubts')
  return drawCard(
    'placements/doubts',
    {
      color: doubts.length > 0 ? 'attention' : 'default',
      state:
        moved === null
          ? words.count(key('state'), doubts.length + others)
          : words.text(key('moved'), { date: words.date(moved) }),
      lines: doubts.map(doubt => lineOf(doubt, words)),
      calls: calls.map(({ id, reference }) => ({ id, title: words.text(key('repeatCall'), { reference }) })),
      more: others > 0,
      others: words.count(key('others'), others),
      open: doubts.length > 0,
    },
    look,
  )
}

function lineOf({ placement, face }: Doubt, words: Words) {
  const name = readerOf(face)
  const values = { title: escapeLine(titleOf(face)), name: escapeLine(name) }
  const where = placement.to.kind === 'channel' ? 'inChannel' : name === '' ? 'unnamed' : 'line'
  return {
    key: placement.key,
    line: words.text(`placements.doubts.${where}`, values),
    since: words.text(`placements.doubts.${placement.state === 'refused' ? 'refused' : 'unknown'}`, {
      date: words.date(placement.updatedAt),
    }),
  }
}
