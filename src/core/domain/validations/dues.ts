import type { WorkingHours } from '../settings.ts'
import { type Instant, later, msBetween } from '../time.ts'
import { instantOf, localTime } from '../working-time/local-time.ts'
import { nextWorkingDay, workingTime, type WorkingTime } from '../working-time/working-time.ts'
import { isComplete } from './chairs.ts'
import type { Step, Validation } from './validation.ts'

const quarterMs = 15 * 60_000

type Timed = Pick<Validation, 'steps' | 'current' | 'deadline' | 'state' | 'urgent'>

/**
 * Called whenever a step opens. With a slot, counted back from it: each step has its own days, and as many as the last
 * one has are kept for preparing the sending; too near, all of them share evenly the working time that is left. Without
 * a slot, or once it has passed, the step has its days from now on. An emergency waits for no date.
 */
export function withDues<V extends Timed>(validation: V, settings: WorkingHours): V {
  const { steps, current, deadline, state, urgent } = validation
  const opened = steps[current]?.openedAt
  if (state !== 'waiting' || urgent || !opened) return validation
  const time = workingTime(settings)
  const left = steps
    .map((step, index) => ({ step, index }))
    .filter(({ step, index }) => index >= current && !isComplete(step))
  const dues =
    deadline !== null && deadline > opened
      ? towardsSlot(
          left.map(({ step }) => step),
          opened,
          deadline,
          time,
        )
      : [rounded(time.daysAfter(opened, daysOf(steps[current]!)), opened)]
  return {
    ...validation,
    steps: steps.map((step, index) =>
      dueAt(
        step,
        left.findIndex(one => one.index === index),
        dues,
      ),
    ),
  }
}

function dueAt(step: Step, place: number, dues: Instant[]): Step {
  return place < 0 ? step : { ...step, due: dues[place] ?? null }
}

function towardsSlot(steps: Step[], now: Instant, slot: Instant, time: WorkingTime): Instant[] {
  const days = steps.map(daysOf)
  const kept = days.at(-1) ?? 1
  const total = sum(days) + kept
  if (time.daysBefore(slot, total) >= now)
    return days.map((_, index) => time.daysBefore(slot, kept + sum(days.slice(index + 1))))
  const worked = time.ms(now, slot)
  return days.map((_, index) => {
    const share = sum(days.slice(0, index + 1)) / total
    // In the evening before, say, no working time is left: then all hours count.
    return rounded(
      worked > 0 ? time.after(now, Math.floor(worked * share)) : later(now, Math.floor(msBetween(now, slot) * share)),
      now,
    )
  })
}

/** Rounded down to a quarter of an hour, unless that is past. */
function rounded(at: Instant, now: Instant): Instant {
  const quarter = new Date(Math.floor(Date.parse(at) / quarterMs) * quarterMs).toISOString()
  return quarter > now ? quarter : at
}

function daysOf({ days }: Step): number {
  return Math.max(1, days)
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

/** Until when the waiting step has time: its own end, else the slot; null: the slot is free and no end was set. */
export function dueOf({
  steps,
  current,
  deadline,
}: Pick<Validation, 'steps' | 'current' | 'deadline'>): Instant | null {
  return steps[current]?.due ?? deadline
}

/** The same time on the next working day, also within quiet hours, since a person chose that time. */
export function nextSlot(slot: Instant, now: Instant, settings: WorkingHours): Instant {
  const { time } = localTime(slot, settings.timeZone)
  const from = slot > now ? slot : now
  return instantOf(nextWorkingDay(localTime(from, settings.timeZone).day, settings), time, settings.timeZone) ?? from
}

/** Whether a timer of a step is still meant: this version waits, at the same step, until the same time. */
export function stillDue(
  { id, state, current, steps }: Validation,
  meant: { id: string; step: number; due: Instant },
): boolean {
  return id === meant.id && state === 'waiting' && current === meant.step && steps[current]?.due === meant.due
}
