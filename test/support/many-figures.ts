import { channels } from '../../src/core/domain/channels/channel.ts'
import { type Delay, delaySteps } from '../../src/core/domain/figures/delays.ts'
import type { Figures, Reach } from '../../src/core/domain/figures/period-figures.ts'
import { periodAt, periodBefore } from '../../src/core/domain/figures/period.ts'

const lines = (name: string, n: number) =>
  Array.from({ length: n }, (_, index) => ({
    key: `${name} avec un nom qui est long comme en ont les collectivités ${index + 1}`,
    now: 90 - index,
    before: index,
  }))
const delay: Delay = { n: 1234, medianMs: 123_456_789, ninthMs: 1_234_567_890 }
const reach: Reach = {
  meant: 1_234_567,
  delivered: 1_100_000,
  unknown: 12,
  open: 1,
  refused: (['blocked', 'not-installed', 'no-teams', 'gone', 'opted-out', 'service-error'] as const).map(reason => ({
    reason,
    people: 10_000,
  })),
}

/** A period in which everything happened that figures tell of, in an authority with many of everything. */
export function manyFigures(): Figures {
  const period = periodAt('quarter', '2026-11-01')
  const many = { now: 1234, before: 987 }
  return {
    period,
    before: periodBefore(period),
    isRunning: true,
    posts: many,
    events: many,
    sections: lines('Rubrique', 24),
    sectors: lines('Secteur', 12),
    departments: lines('Direction', 40),
    channels: channels.map(channel => ({
      channel,
      now: { published: 120, declared: 12, blocked: 3, unknown: 1, planned: 45 },
      before: { published: 98, declared: 0, blocked: 0, unknown: 0, planned: 0 },
    })),
    proposals: { received: many, retained: many, declined: many },
    delays: delaySteps.map(step => ({ step, n: 1234, now: delay, before: delay })),
    workingDayMs: 39_600_000,
    reach,
    reachBefore: reach,
    departmentReach: null,
    answers: (['yes', 'no', 'maybe', 'waiting'] as const).map(key => ({ keys: [key], people: 1234 })),
    silent: { since: '2026-08-27', names: lines('Direction', 40).map(({ key }) => key), small: 3 },
    names: { sections: [], sectors: [] },
  }
}
