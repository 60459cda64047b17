import { Carry } from '../shell/key-carry.ts'
import { placeOf, placesFor } from './placed-lines.ts'
import type { Place } from './edition-types.ts'
import type { WrittenLine, WrittenSection } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

export type OnCarry = {
  /** `place`: where the line is held over; null: nowhere any more. */
  show: (id: string, place: Place | null) => void
  drop: (id: string, place: Place) => void
  /** A section is chosen from a list instead. */
  choose: (id: string) => void
  giveUp: (id: string) => void
}

/** What each key adds: places, sections. */
const steps = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
} as Record<string, [places: number, sections: number]>

/**
 * Lines that are carried by keys alone, one at a time. The returned function takes one up, with the sections as they
 * are then: a move names the state on which it was decided.
 */
export function carryLines(text: Text, on: OnCarry): (line: WrittenLine, sections: readonly WrittenSection[]) => void {
  type Held = { id: string; title: string; sections: readonly WrittenSection[]; places: ReturnType<typeof placesFor> }
  const { show, drop, choose, giveUp } = on
  const placeIn = ({ places }: Held, at: number) => places[at] as Place
  const carry: Carry<Held, number, [places: number, sections: number]> = new Carry(text.under('edition'), {
    steps,
    moved: ({ sections, places }, now, [step, turn]) => {
      if (turn === 0) return Math.min(places.length - 1, Math.max(0, now + step))
      const ids = sections.map(({ id }) => id)
      const section = ids[ids.indexOf(places[now]?.section ?? '') + turn]
      const end = places.findIndex(one => one.section === section && one.before === null)
      return end < 0 ? now : end
    },
    valueOf: ({ sections, places }, now) => {
      const { section, at: n, all } = places[now] ?? { section: '', at: 0, all: 0 }
      const name = sections.find(({ id }) => id === section)?.name ?? ''
      return { says: text('edition.at', { section: name, n, all }), now: now + 1, min: 1, max: places.length }
    },
    show: (held, at) => show(held.id, at === null ? null : placeIn(held, at)),
    drop: (held, at) => drop(held.id, placeIn(held, at)),
    giveUp: ({ id }) => giveUp(id),
    other: ['toSection', ({ id }) => choose(id)],
  })
  return ({ id, title }, sections) => {
    const places = placesFor(sections, id)
    // A line that no longer exists has no place if every section is closed.
    if (places.length > 0) carry.start({ id, title, sections, places }, Math.max(0, placeOf(sections, id)))
  }
}
