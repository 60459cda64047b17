import type { RelayRound, RelayTask } from '../../src/core/domain/relays/relay.ts'
import type { RelayRounds, RelayTasks } from '../../src/core/ports/relays.ts'

/** Rows in the order in which they came. */
export function fakeRelays(rows: { rounds(): RelayRound[]; tasks(): RelayTask[] }): {
  relayRounds: Omit<RelayRounds, 'byId'>
  relayTasks: Omit<RelayTasks, 'byId'>
} {
  return {
    relayRounds: {
      ofPost: async postId =>
        rows
          .rounds()
          .filter(one => one.postId === postId)
          .toReversed(),
      byCode: async code => rows.rounds().find(one => one.code === code) ?? null,
      askedBetween: async (from, to) =>
        rows
          .rounds()
          .filter(({ asked }) => asked.at >= from && asked.at < to)
          .toSorted((one, other) => (one.asked.at + one.id < other.asked.at + other.id ? -1 : 1)),
      open: async (before, after, limit) =>
        rows
          .rounds()
          .filter(({ id, ended, asked }) => ended === null && asked.at < before && id > after)
          .toSorted((one, other) => (one.id < other.id ? -1 : 1))
          .slice(0, limit),
      endedBefore: async (at, limit) =>
        rows
          .rounds()
          .filter(({ ended }) => ended !== null && ended.at < at)
          .slice(0, limit),
      openCodes: async () =>
        rows
          .rounds()
          .filter(({ ended }) => ended === null)
          .map(({ code }) => code),
    },
    relayTasks: {
      of: async roundId =>
        rows
          .tasks()
          .filter(one => one.roundId === roundId)
          .toSorted((one, other) => one.site.name.localeCompare(other.site.name, 'fr')),
      askedOf: async (person, limit) => {
        const open = rows.rounds().flatMap(({ id, ended }) => (ended === null ? [id] : []))
        const own = rows.tasks().filter(({ asked, roundId }) => asked?.id === person && open.includes(roundId))
        return own.toReversed().slice(0, limit)
      },
      ofRelay: async (person, limit) =>
        rows
          .tasks()
          .filter(({ asked, past }) => asked?.id === person || past.some(({ id }) => id === person))
          .toReversed()
          .slice(0, limit),
      newestAt: async siteId =>
        rows.tasks().findLast(({ site, asked, past }) => site.id === siteId && (asked !== null || past.length > 0)) ??
        null,
    },
  }
}
