import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { TownClient } from '../support/town-client.ts'
import type { Sky } from './weather.ts'

type Answered = { what: string; ms: number; sky: Sky; status: number }
export type Figures = { count: number; p50: number; p99: number; max: number; slowest: string }

export type Stopwatch = ReturnType<typeof createStopwatch>

/**
 * How long people wait for an answer, with the way there and back: to a click its own answer, to words the moment at which
 * Teams has taken what Mary says. `skyNow`: what the world did meanwhile.
 */
export function createStopwatch(skyNow: () => Sky) {
  const answered: Answered[] = []
  const own = monitorEventLoopDelay({ resolution: 10 })
  own.enable()
  const timed = async <Done extends { status: number }>(what: string, doing: () => Promise<Done>): Promise<Done> => {
    const [since, before] = [performance.now(), skyNow()]
    const done = await doing()
    const after = skyNow()
    answered.push({ what, ms: performance.now() - since, status: done.status, sky: before === 'fair' ? after : before })
    return done
  }
  return {
    /** The same town, for those who are timed. */
    of: (town: TownClient): TownClient => ({
      ...town,
      say: (id, saying) =>
        timed(typeof saying === 'string' ? saying.split(' ', 2).join(' ') : 'files', () => town.say(id, saying)),
      press: (id, pressing) => timed(pressing.button ?? 'a button', () => town.press(id, pressing)),
      dialog: (id, pressing) => timed(pressing.button ?? 'a dialog', () => town.dialog(id, pressing)),
    }),
    skies: (): Sky[] => [...new Set(answered.map(({ sky }) => sky))],
    figures: (sky?: Sky): Figures => figuresOf(answered.filter(one => sky === undefined || one.sky === sky)),
    /** What was not answered, or by an error, though nothing was wrong in the world. */
    unanswered: (): string[] =>
      answered
        .filter(({ sky, status }) => sky === 'fair' && status !== 200)
        .map(({ what, status }) => `${what}: ${status}`),
    /** How late this very process was, in ms: what a busy machine adds to every figure above. */
    lateness: () => ({ p99: own.percentile(99) / 1e6, max: own.max / 1e6 }),
  }
}

function figuresOf(answered: Answered[]): Figures {
  const sorted = answered.toSorted((a, b) => a.ms - b.ms)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms ?? 0
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1), slowest: sorted.at(-1)?.what ?? '' }
}
