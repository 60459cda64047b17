import type { Named } from '../actor.ts'
import type { Day, Instant } from '../time.ts'
import type { ZoneChange } from '../working-time/local-time.ts'

/** Another release, as a warning names it. */
export type Beside = { reference: string; title: string; at: Instant }

/**
 * What is asked once before a release gets another time. quiet: people are left alone then. holiday: nobody works that
 * day. zone: the clocks change. crowded: a second broadcast to many people within an hour. third-in-week: so many of
 * its people get a third one in that week. duty: the authority keeps silent then. campaign-clash: two of one campaign
 * on one channel within an hour. reopens: the time was sealed and approved at these steps, which are asked again.
 * second: it goes to so many people that a second person confirms.
 */
export type MoveWarning =
  | { kind: 'quiet' }
  | { kind: 'holiday'; day: Day }
  | { kind: 'zone'; change: ZoneChange }
  | { kind: 'crowded'; beside: Beside; people: number }
  | { kind: 'third-in-week'; people: number; beside: Beside[] }
  | { kind: 'duty'; title: string; day: Day }
  | { kind: 'campaign-clash'; beside: Beside }
  | { kind: 'reopens'; steps: string[]; approvers: Named[]; wasScheduled: boolean }
  | { kind: 'second'; people: number }
