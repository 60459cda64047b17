import type { Release } from '../../src/core/domain/releases/release.ts'
import { aRelease } from './releases.ts'

const on = '2026-11-25T09:00:00.000Z'

/** What a person shall put on Instagram, two hours from the fakes' now. */
export function byHandRelease(change: Partial<Release> = {}): Release {
  const { postId = 'p1', channel = 'instagram' } = change
  return aRelease(postId, channel, { at: '2026-11-25T11:00:00.000Z', createdAt: on, updatedAt: on, ...change })
}
