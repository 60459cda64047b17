import type { MediaLine } from '../../../core/domain/faces/media-seen.ts'
import { mediaStands, mediaStates } from '../../../core/domain/pictures/media-state.ts'
import type { ListedMedia } from '../../../core/use-cases/consents/list-media.ts'
import type { Instant } from '../../../core/domain/time.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { type Choice, sectionChoices } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { dayText, mediaColors } from './agreement-text.ts'

export type MediaListData = ListedMedia & { now: Instant }

/** « médias »: the search, and its results, newest first. */
export function drawMediaList(data: MediaListData, look: Look): Card {
  const { words } = look
  const { lines, start, total, more, size, now } = data
  const count = words.count('pictures.list.count', total)
  const counted = more ? words.text('pictures.list.many', { n: total }) : count
  const from = start + 1
  const isPaged = total > lines.length
  const end = start + lines.length
  return drawCard(
    'pictures/list',
    {
      value: { query: data.query, state: data.state ?? '', section: data.section ?? '' },
      states: statesOf(look),
      sections: sectionsOf(data, look),
      count: isPaged ? words.text('pictures.list.page', { count: counted, from, to: end }) : counted,
      lines: lines.map(line => lineOf(line, now, look)),
      before: start > 0 ? String(Math.max(0, start - size)) : '',
      after: end < total ? String(end) : '',
    },
    look,
  )
}

function lineOf({ media, address }: MediaLine, now: Instant, look: Look) {
  const { state } = mediaStands(media, now)
  return {
    id: media.id,
    url: address ?? '',
    alt: media.name,
    name: escapeLine(media.name),
    state: look.words.text(`pictures.mediaState.${state}`),
    color: mediaColors[state],
    line: look.words.text('pictures.list.line', { reference: media.reference, date: dayText(media.firstAt, look) }),
  }
}

function statesOf({ words }: Look): Choice[] {
  const any = { title: words.text('pictures.list.anyState'), value: '' }
  return [any, ...mediaStates.map(state => ({ title: words.text(`pictures.mediaState.${state}`), value: state }))]
}

function sectionsOf({ section }: MediaListData, look: Look): Choice[] {
  const any = { title: look.words.text('pictures.list.anySection'), value: '' }
  return [any, ...sectionChoices(look, section === null ? [] : [section])]
}
