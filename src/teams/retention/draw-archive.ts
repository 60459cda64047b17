import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { ArchiveItem, ArchiveList } from '../../core/domain/retention/archive-list.ts'
import type { Words } from '../../words.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine, safeAddress } from '../cards/markdown.ts'

export const drawnArchives: DrawnCards<'archive'> = {
  archive: {
    draw: drawArchive,
    summary: ({ list }, { words }) => words.count('summaries.archive', list.items.length),
  },
}

/** On the card; the table has all of them. */
const shownMost = 8

/** The list for the archivist's decision; then the decision, and whether it was carried out. */
export function drawArchive({ list }: Pick<FaceOf<'archive'>, 'list'>, look: Look): Card {
  const { words } = look
  const { id, items, state, file, parcel } = list
  const others = items.length - shownMost
  return drawCard(
    'retention/archive',
    {
      id,
      heading: words.count('retention.archive.heading', items.length),
      lead: words.text('retention.archive.lead'),
      lines: items.slice(0, shownMost).map(item => lineOf(item, words)),
      more: others > 0 ? words.count('retention.archive.more', others) : '',
      waits: state === 'waiting',
      decided: decidedText(list, words),
      gone: goneText(list, words),
      lying: list.files ? words.text('retention.archive.lying') : '',
      fileUrl: safeAddress(file),
      parcelUrl: safeAddress(parcel),
      open: words.text('retention.archive.open'),
      parcel: words.text('retention.archive.parcel'),
    },
    look,
  )
}

function lineOf(item: ArchiveItem, words: Words): { text: string; between: string } {
  const { kind, reference, title, from, to } = item
  return {
    text: words.text('retention.archive.line', {
      kind: words.text(`retention.archive.kinds.${kind}`),
      reference,
      title: kind === 'journal' ? words.count('retention.archive.entries', Number(title)) : escapeLine(title),
    }),
    between: words.text('retention.archive.between', { from: words.day(from), to: words.day(to) }),
  }
}

function decidedText({ state, visa }: ArchiveList, words: Words): string {
  if (state === 'waiting' || visa === null) return ''
  return words.text(state === 'eliminate' ? 'retention.archive.eliminated' : 'retention.archive.transferred', {
    name: escapeLine(visa.by.name),
    date: words.date(visa.at),
  })
}

function goneText({ state, purgedAt, held }: ArchiveList, words: Words): string {
  if (state === 'waiting') return ''
  if (held !== undefined) return words.count('retention.archive.held', held)
  return purgedAt === null
    ? words.text('retention.archive.purging')
    : words.text('retention.archive.purged', { date: words.date(purgedAt) })
}
