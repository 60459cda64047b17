import { Carry } from './carry.js'
import { placeOf, placesFor } from './edition-plan.js'

/** @import { Line, Place, Section } from './edition-types.js' */
/** @import { Text } from './words.js' */

/**
 * @typedef {object} OnCarry
 * @property {(id: string, place: Place | null) => void} show where it is held over; null: nowhere any more
 * @property {(id: string, place: Place) => void} drop
 * @property {(id: string) => void} choose a section is chosen from a list instead
 * @property {(id: string) => void} giveUp
 */

/** What each key adds: places, sections. */
const steps = /** @type {Record<string, [places: number, sections: number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
})

/**
 * Lines that are carried by keys alone, one at a time.
 * @param {Text} text
 * @param {OnCarry} on
 * @returns {(line: Line, sections: readonly Section[]) => void} takes one up; the sections as they lie then: a move says
 *   what it was decided on
 */
export function carryLines(text, on) {
  /** @typedef {{ id: string, title: string, sections: readonly Section[], places: ReturnType<typeof placesFor> }} Held */
  const { show, drop, choose, giveUp } = on
  const placeIn = (/** @type {Held} */ { places }, /** @type {number} */ at) => /** @type {Place} */ (places[at])
  /** @type {Carry<Held, number, [places: number, sections: number]>} */
  const carry = new Carry(text.under('edition'), {
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
    // A line that is gone by now has none where every section is closed.
    if (places.length > 0) carry.start({ id, title, sections, places }, Math.max(0, placeOf(sections, id)))
  }
}
