import type { Edition, EditionItem } from './edition.ts'
import type { Newspaper } from './newspaper.ts'
import { headingOf, headingsOf, inReadingOrder, othersId } from './reading-order.ts'
import type { EditionFault, LineState, SeenLine, SeenSection } from './seen-edition.ts'

/** The state of the post of a line, and how long its words are; null: it has none yet. */
export type Standing = { stands: LineState; signs: number | null }

/** All headings with their lines. `standings`: by the id of the item, pieces included. */
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

/** Room of the whole edition: the sum of its headings; 0 if the room of any heading is not set. */
export function roomOf(sections: readonly Pick<SeenSection, 'id' | 'room'>[]): number {
  const own = sections.filter(({ id }) => id !== othersId)
  return own.every(({ room }) => room > 0) ? own.reduce((sum, { room }) => sum + room, 0) : 0
}

/**
 * Why the last printing failed; once submitted, each line that is no longer what was approved; of what was printed,
 * each line with a picture that may no longer be shown.
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
