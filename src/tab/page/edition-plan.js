/** @import { Line, Place, Section } from './edition-types.js' */

/**
 * @param {readonly Section[]} sections
 * @param {string} id of the line
 * @returns {Section[]} those in which it may lie
 */
export function openTo(sections, id) {
  return sections.filter(({ closed, lines }) => !closed || lines.some(one => one.id === id))
}

/**
 * Every place at which a line may lie, in the order of reading. `at`: the how-manieth of its section it would be, from 1;
 * `all`: of how many.
 * @param {readonly Section[]} sections
 * @param {string} id of the line
 * @returns {(Place & { at: number, all: number })[]}
 */
export function placesFor(sections, id) {
  return openTo(sections, id).flatMap(({ id: section, lines }) => {
    const others = lines.filter(one => one.id !== id)
    const all = others.length + 1
    return [...others.map(one => one.id), null].map((before, index) => ({ section, before, at: index + 1, all }))
  })
}

/**
 * @param {readonly Section[]} sections
 * @param {string} id
 * @returns {number} which of these places it has; -1: it stands in none of the sections
 */
export function placeOf(sections, id) {
  const section = sections.find(({ lines }) => lines.some(one => one.id === id))
  if (!section) return -1
  const after = section.lines[section.lines.findIndex(one => one.id === id) + 1]
  const before = after?.id ?? null
  return placesFor(sections, id).findIndex(one => one.section === section.id && one.before === before)
}

/**
 * @param {readonly Section[]} sections
 * @param {string} id
 * @param {1 | -1} step
 * @returns {Place | null} a line further down, or up, over the edge of a section; null: there is nothing further
 */
export function beside(sections, id, step) {
  const now = placeOf(sections, id)
  return now < 0 ? null : (placesFor(sections, id)[now + step] ?? null)
}

/**
 * @param {readonly Section[]} sections
 * @param {string} id
 * @param {Place} place one that is there no more changes nothing
 * @returns {Section[]} with the line at that place
 */
export function placed(sections, id, { section, before }) {
  const line = lineIn(sections, id)
  const target = sections.find(one => one.id === section)
  if (!line || !target || (before !== null && !target.lines.some(one => one.id === before))) return [...sections]
  return sections.map(one => {
    const lines = one.lines.filter(other => other !== line)
    if (one !== target) return { ...one, lines }
    const at = before === null ? lines.length : lines.findIndex(other => other.id === before)
    return { ...one, lines: lines.toSpliced(at, 0, line) }
  })
}

/**
 * @param {readonly Section[]} sections
 * @param {string} id
 * @returns {Line | undefined}
 */
export function lineIn(sections, id) {
  return sections.flatMap(({ lines }) => lines).find(one => one.id === id)
}
