import type { Edition, EditionItem } from './edition.ts'
import type { Newspaper } from './newspaper.ts'
import { headingOf, headingsOf, inReadingOrder, othersId } from './reading-order.ts'
import type { EditionFault, LineState, SeenLine, SeenSection } from './seen-edition.ts'

/** What became of the post of a line since, and how long its words are; null: it has none yet. */
export type Standing = { stands: LineState; signs: number | null }

/** All headings with what stands under them. `standings`: by the id of the item; of a piece too. */
export function flatPlan(
  edition: Pick<Edition, 'items'>,
  newspaper: Pick<Newspaper, 'sections'>,
  standings: ReadonlyMap<string, Standing>,
): SeenSection[] {
  const all = inReadingOrder(edition, newspaper)
  return headingsOf(edition, newspaper).map(({ id, name, room }) => {
    const lines = all.filter(item => headingOf(item, newspaper) === id).map(item => lineOf(item, standings))
    return { id, name, room, signs: lines.reduce((sum, { signs }) => sum + (signs ?? 0), 0), lines }
  })
}

function lineOf(item: EditionItem, standings: ReadonlyMap<string, Standing>): SeenLine {
  const { stands, signs } = standings.get(item.id) ?? { stands: { state: 'withdrawn' }, signs: null }
  const line = { id: item.id, title: item.title, stands, signs, by: item.by }
  return item.kind === 'post'
    ? { ...line, kind: 'post', postId: item.postId, reference: item.reference }
    : { ...line, kind: 'piece', piece: item.piece }
}

/** Of the whole: as much as its headings have together; 0 as soon as nobody said how much one of them has. */
export function roomOf(sections: readonly Pick<SeenSection, 'id' | 'room'>[]): number {
  const own = sections.filter(({ id }) => id !== othersId)
  return own.every(({ room }) => room > 0) ? own.reduce((sum, { room }) => sum + room, 0) : 0
}

/**
 * Why the last printing came to nothing; once it was submitted, each line that is no longer what was vouched for; of
 * what was printed, each line of which a picture may be shown no more.
 */
export function faultsOf(
  { state, fault }: Pick<Edition, 'state' | 'fault'>,
  plan: readonly SeenSection[],
): EditionFault[] {
  const lines = plan.flatMap(section => section.lines)
  const printed = fault && { ...fault, itemId: lines.find(({ title }) => title === fault.about)?.id ?? null }
  const isFault = ({ stands }: SeenLine): boolean =>
    stands.state === 'picture-lost' || (state === 'submitted' && stands.state !== 'ready')
  const since = lines
    .filter(isFault)
    .map(({ id, title, stands }): EditionFault => ({ key: stands.state, about: title, itemId: id }))
  return [...(printed ? [printed] : []), ...since]
}
