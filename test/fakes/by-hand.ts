import { type Release, releaseId } from '../../src/core/domain/releases/release.ts'

const on = '2026-11-25T09:00:00.000Z'

/** What a person shall put on Instagram, two hours from the fakes' now. */
export function byHandRelease(change: Partial<Release> = {}): Release {
  const { postId = 'p1', channel = 'instagram' } = change
  return {
    id: releaseId(postId, channel),
    version: 1,
    postId,
    reference: 'PUB-2026-0042',
    channel,
    at: '2026-11-25T11:00:00.000Z',
    state: 'planned',
    seal: 'a'.repeat(64),
    edition: 1,
    startedAt: null,
    left: null,
    pending: null,
    refusal: null,
    held: null,
    silentSince: null,
    silenceTold: false,
    declared: null,
    by: null,
    createdAt: on,
    updatedAt: on,
    ...change,
  }
}
