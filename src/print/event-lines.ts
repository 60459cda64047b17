import type { ProofArticle } from '../core/domain/newspapers/proof.ts'
import type { Words } from '../words.ts'
import { dated } from './dated.ts'

type Event = NonNullable<ProofArticle['event']>

/** « mardi 1er décembre 2026, de 14 h à 16 h », and where; null: it is no event. */
export function eventLines(event: Event | null, words: Words): { when: string; where: string } | null {
  return event && { when: hoursOn(dated(event.date, words), event, words), where: event.place }
}

function hoursOn(day: string, { time, ends }: Event, words: Words): string {
  if (time === null) return day
  const begins = words.clock(time)
  if (ends === null) return words.text('print.event.from', { day, begins })
  return words.text('print.event.fromUntil', { day, begins, ends: words.clock(ends) })
}
