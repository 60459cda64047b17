/**
 * A move names the revision that was seen: it is refused if the composition changed since. The editorial is compared
 * with the editorial alone, so that lines may move while somebody writes it.
 */

import type { Actor } from '../../../domain/actor.ts'
import type { Edition, EditionItem } from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import { headingOf, moved, othersId, placed } from '../../../domain/newspapers/reading-order.ts'
import { type ItemInput, nameOf, type NoItem } from './compose-edition.ts'
import { composing, type EditionNeeds } from './edition-road.ts'

/** *Monter*, *Descendre*: across the edge of a heading into the next one. */
export function moveItem(
  ports: EditionNeeds,
  actor: Actor,
  { itemId, way, ...input }: ItemInput & { way: 'up' | 'down' },
) {
  return arranging(ports, actor, { itemId, ...input }, (edition, newspaper) =>
    moved(edition, newspaper, { itemId, way }),
  )
}

/** Before another line of that heading, or at its end where `before` is null. */
export function placeItem(
  ports: EditionNeeds,
  actor: Actor,
  { itemId, section, before, ...input }: ItemInput & { section: string; before: string | null },
) {
  return arranging(ports, actor, { itemId, ...input }, (edition, newspaper) => {
    if (newspaper.sections.every(({ id }) => id !== section) && !isAmongOthers(edition, newspaper, { itemId, section }))
      return { kind: 'no-such-heading', newspaper }
    const isThere = edition.items.some(item => item.id === before && headingOf(item, newspaper) === section)
    if (before !== null && !isThere) return { kind: 'no-such-line', edition }
    return placed(edition, newspaper, { itemId, section, before })
  })
}

/** *Changer de rubrique*: to the end of that heading; a line that is under it already keeps its place. */
export function toSection(
  ports: EditionNeeds,
  actor: Actor,
  { itemId, section, ...input }: ItemInput & { section: string },
) {
  return arranging(ports, actor, { itemId, ...input }, (edition, newspaper) => {
    const heading = newspaper.sections.find(({ id }) => id === section)
    if (!heading) return { kind: 'no-such-heading', newspaper }
    const item = edition.items.find(({ id }) => id === itemId)
    if (item && headingOf(item, newspaper) === section) return { kind: 'already-under', heading: heading.name }
    return placed(edition, newspaper, { itemId, section, before: null })
  })
}

/** `heading`: its name. */
type Unarranged =
  NoItem | { kind: 'already-under'; heading: string } | { kind: 'no-such-heading'; newspaper: Newspaper }
type Unmoved = { kind: 'at-the-edge'; edition: Edition } | Unarranged

function arranging(
  ports: EditionNeeds,
  actor: Actor,
  { itemId, ...input }: ItemInput,
  arrange: (edition: Edition, newspaper: Newspaper) => EditionItem[] | Unarranged | null,
) {
  return composing<{ item: EditionItem }, Unmoved>(ports, actor, input, (edition, newspaper) => {
    if (edition.items.every(({ id }) => id !== itemId)) return { kind: 'no-such-line', edition }
    const items = arrange(edition, newspaper)
    if (items && 'kind' in items) return items
    const item = items?.find(({ id }) => id === itemId)
    if (!items || !item) return { kind: 'at-the-edge', edition }
    const details = { what: 'moved', items: nameOf(item), section: item.section }
    return { edition: { ...edition, items }, verb: 'edition.composed', details, more: { item } }
  })
}

/** Lines under « Autres » may move within it; no other line is put there. */
function isAmongOthers(
  { items }: Edition,
  newspaper: Newspaper,
  { itemId, section }: { itemId: string; section: string },
): boolean {
  const item = items.find(({ id }) => id === itemId)
  return section === othersId && item !== undefined && headingOf(item, newspaper) === othersId
}
