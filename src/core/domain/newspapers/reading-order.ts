import type { Edition, EditionItem, PostItem } from './edition.ts'
import type { Newspaper, NewspaperSection } from './newspaper.ts'

type Composed = Pick<Edition, 'items'>
type Headed = Pick<Newspaper, 'sections'>

/** « Autres »: no heading that somebody wrote has this id. */
export const othersId = 'others'

/** The heading of an item: its own, or « Autres » once its own was removed from the newspaper. */
export function headingOf({ section }: Pick<EditionItem, 'section'>, { sections }: Headed): string {
  return sections.some(({ id }) => id === section) ? section : othersId
}

/** All headings, and « Autres » (`name` '') after them where an item is under none of them. */
export function headingsOf({ items }: Composed, newspaper: Headed): NewspaperSection[] {
  const isLeft = items.some(item => headingOf(item, newspaper) === othersId)
  return isLeft ? [...newspaper.sections, { id: othersId, name: '', takes: [], room: 0 }] : newspaper.sections
}

/** The heading that takes what is filed under that section of posts; the last one where none does. */
export function headingFor(section: string | null, { sections }: Headed): string {
  return (sections.find(({ takes }) => section !== null && takes.includes(section)) ?? sections.at(-1))?.id ?? ''
}

/** Whether a heading takes that section; posts of other sections go under the last heading. */
export function hasHeading(section: string | null, { sections }: Headed): boolean {
  return sections.some(({ takes }) => section !== null && takes.includes(section))
}

/** Heading by heading, in each as they were put: what a line’s number counts, from 1. */
export function inReadingOrder({ items }: Composed, newspaper: Headed): EditionItem[] {
  const rank = new Map(newspaper.sections.map(({ id }, index) => [id, index]))
  const of = (item: EditionItem): number => rank.get(headingOf(item, newspaper)) ?? newspaper.sections.length
  return items.toSorted((one, other) => of(one) - of(other))
}

/**
 * The item before another one of that heading, or at its end where `before` is null. Null: there is no such item.
 */
export function placed(
  edition: Composed,
  newspaper: Headed,
  { itemId, section, before }: { itemId: string; section: string; before: string | null },
): EditionItem[] | null {
  const all = inReadingOrder(edition, newspaper)
  const moved = all.find(({ id }) => id === itemId)
  if (!moved) return null
  const others = all.filter(({ id }) => id !== itemId)
  const next = others.findIndex(item => item.id === before && headingOf(item, newspaper) === section)
  const at = next < 0 ? others.length : next
  const put = section === othersId ? moved : { ...moved, section }
  return inReadingOrder({ items: others.toSpliced(at, 0, put) }, newspaper)
}

/**
 * One line up or down; from the edge of a heading into the next one. Null: it is at that end of the edition already.
 */
export function moved(
  edition: Composed,
  newspaper: Headed,
  { itemId, way }: { itemId: string; way: 'up' | 'down' },
): EditionItem[] | null {
  const all = inReadingOrder(edition, newspaper)
  const item = all.find(({ id }) => id === itemId)
  if (!item) return null
  const section = headingOf(item, newspaper)
  const under = all.filter(one => headingOf(one, newspaper) === section)
  const at = under.indexOf(item)
  if (way === 'up' && at > 0) return placed(edition, newspaper, { itemId, section, before: under[at - 1]!.id })
  if (way === 'down' && at < under.length - 1)
    return placed(edition, newspaper, { itemId, section, before: under[at + 2]?.id ?? null })
  const headings = headingsOf(edition, newspaper)
  const beside = headings[headings.findIndex(({ id }) => id === section) + (way === 'up' ? -1 : 1)]
  // Nothing is put under « Autres ».
  if (!beside || beside.id === othersId) return null
  const first = all.find(one => headingOf(one, newspaper) === beside.id)
  const before = way === 'down' ? (first?.id ?? null) : null
  return placed(edition, newspaper, { itemId, section: beside.id, before })
}

export function isPostItem(item: EditionItem): item is PostItem {
  return item.kind === 'post'
}
