import { type OtherChannel, otherChannels } from '../../src/core/domain/channels/channel.ts'
import type { Release } from '../../src/core/domain/releases/release.ts'
import type { Releases } from '../../src/core/ports/networks.ts'
import { rowOf } from '../../src/core/use-cases/releases/row/new-row.ts'

/** What the store of releases answers, out of those rows. */
export function fakeReleases(all: () => Release[]): Omit<Releases, 'byId'> {
  const order = (one: Release, other: Release, way: number): number => {
    if (one.at === other.at) return one.id < other.id ? -1 : 1
    if (one.at === null || other.at === null) return one.at === null ? 1 : -1
    return way * (one.at < other.at ? -1 : 1)
  }
  return {
    ofPost: async postId => otherChannels.flatMap(c => all().filter(one => one.postId === postId && one.channel === c)),
    inStates: async (states, limit) =>
      all()
        .filter(({ state }) => states.includes(state))
        .toSorted((a, b) => order(a, b, 1))
        .slice(0, limit),
    waitingOn: async (channel, limit) =>
      all()
        .filter(one => one.channel === channel)
        .filter(({ state, pending }) => pending !== null || ['publishing', 'unknown', 'held'].includes(state))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    published: async (channel, limit) =>
      all()
        .filter(one => one.state === 'published' && one.channel === channel)
        .toSorted((a, b) => order(a, b, -1))
        .slice(0, limit),
  }
}

/** A row as it is made, at the beginning of the tests' month. */
export function aRelease(postId: string, channel: OtherChannel, change: Partial<Release> = {}): Release {
  const post = { id: postId, reference: 'PUB-2026-0042' }
  const planned = { channel, at: '2026-11-10T08:00:00.000Z' }
  return { ...rowOf(post, 'a'.repeat(64), planned, '2026-11-01T08:00:00.000Z'), ...change }
}
