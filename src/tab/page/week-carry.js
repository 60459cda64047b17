import { Carry } from './carry.js'
import { addDays } from './week-days.js'

/** @import { OnCarry } from './carry.js' */
/** @import { Names } from './week-days.js' */
/** @import { Release, Slot } from './week-types.js' */
/** @import { Text } from './words.js' */

/** @typedef {[days: number, hours: number]} Step */

/** What each key adds. */
const steps = /** @type {Record<string, Step>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [-7, 0],
  PageDown: [7, 0],
})

/**
 * Parutions that are carried by keys alone, one at a time.
 * @param {Text} text
 * @param {Names} days
 * @param {() => string} today before it nothing leaves any more
 * @param {Omit<OnCarry<Release, Slot, Step>, 'steps' | 'moved' | 'valueOf'>} on
 */
export function carryReleases(text, days, today, on) {
  /** @type {Carry<Release, Slot, Step>} */
  const carry = new Carry(text.under('week'), {
    ...on,
    steps,
    moved: (_release, { day, time }, [more, hours]) => {
      const moved = addDays(day, more)
      const hour = Math.min(23, Math.max(0, Number(time.slice(0, 2)) + hours))
      // Within the hour of the parution that was taken up.
      const at = `${String(hour).padStart(2, '0')}${time.slice(2)}`
      return { day: moved < today() ? today() : moved, time: at }
    },
    valueOf: (_release, { day, time }) => {
      const says = text('week.at', { day: days.long(day), time: days.clock(time) })
      return { says, now: Math.round(Date.parse(`${day}T${time}:00Z`) / 3_600_000), min: 0, max: 1_000_000 }
    },
  })
  return carry
}
