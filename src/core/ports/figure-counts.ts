import type { EventTally } from '../domain/events/event.ts'
import type { Counted, DepartmentGroup } from '../domain/figures/counted.ts'
import type { Locale } from '../domain/actor.ts'
import type { Period } from '../domain/figures/period.ts'
import type { Instant } from '../domain/time.ts'

/** From one instant until another, which is not in it. */
export type Span = { from: Instant; to: Instant }

/** What the database counts; no row of it is ever read one by one. */
export type FigureCounts = {
  /**
   * Of what happened from one instant until another, which is not in it. A post counts when its first card left; a
   * step of its way counts when it ended; a ledger when its sending began.
   */
  between(from: Instant, to: Instant): Promise<Counted>
  /** Answers to the events that were first sent in each span, in order. The spans follow one another. */
  answers(spans: readonly Span[]): Promise<EventTally[]>
  /** People whom the broadcasts of each span reached, by department: takes as long as all other figures together. */
  departments(spans: readonly Span[]): Promise<DepartmentGroup[][]>
  /** Departments that proposed something, or answered a call, in that time: their names. */
  heard(from: Instant, to: Instant): Promise<string[]>
}

/** Charts of figures as pictures, served at signed addresses. */
export type Charts = {
  /** Everybody who has the address sees the chart as it is when they look, until then. */
  address(link: { period: Period; locale: Locale; until: Instant }): string
}
