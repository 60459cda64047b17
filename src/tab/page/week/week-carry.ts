import { Carry, type OnCarry } from '../shell/key-carry.ts'
import { addDays, type Names } from './drawn/week-days.ts'
import type { Slot } from './drawn/week-types.ts'
import type { WrittenRelease } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

export type Step = [days: number, hours: number]

/** What each key adds. */
const steps = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [-7, 0],
  PageDown: [7, 0],
} as Record<string, Step>

/** Releases that are carried by keys alone, one at a time. Nothing can be moved to a day before `today`. */
export function carryReleases(
  text: Text,
  days: Names,
  today: () => string,
  on: Omit<OnCarry<WrittenRelease, Slot, Step>, 'steps' | 'moved' | 'valueOf'>,
) {
  const carry: Carry<WrittenRelease, Slot, Step> = new Carry(text.under('week'), {
    ...on,
    steps,
    moved: (_release, { day, time }, [more, hours]) => {
      const moved = addDays(day, more)
      const hour = Math.min(23, Math.max(0, Number(time.slice(0, 2)) + hours))
      // The minutes stay those of the release that was taken up.
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
