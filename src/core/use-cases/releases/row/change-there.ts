import type { Change } from '../../../change.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { type HoldReason, type LeftAs, type Release, releaseKey } from '../../../domain/releases/release.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Answered, Published } from '../../../ports/networks.ts'
import type { Ports } from '../../../ports.ts'
import { mayLeave } from '../../leaving/may-leave.ts'
import { asksCard } from './hold-release.ts'
import { type LeaveNeeds, readyToLeave } from './ready-to-leave.ts'
import { releaseEntry, withRelease } from './release-row.ts'
import { refusedChanges, silentChanges, unauthorizedChanges } from './settle-release.ts'

type Needs = LeaveNeeds & Pick<Ports, 'commit'>
type Done = { kind: 'done' }

/** What the public has is corrected or taken back, as often as it takes: repeating either does no harm. */
export async function changeThere(ports: Needs, release: Release): Promise<Done | 'stale'> {
  if (release.left === null) return { kind: 'done' }
  const changes =
    release.pending === 'take-back'
      ? await takeBack(ports, release, release.left)
      : await correct(ports, release, release.left)
  if (changes.length === 0) return { kind: 'done' }
  return (await ports.commit(...changes)) === 'done' ? { kind: 'done' } : 'stale'
}

async function takeBack(ports: Needs, release: Release, left: LeftAs): Promise<Change[]> {
  const may = await mayLeave(ports, { road: 'release', release, shows: null }, ports.networks[release.channel])
  if (may.kind === 'held') {
    if (may.why === 'switched-off') throw new Unavailable('held-switched-off')
    return stopped(release, may.why, ports.now())
  }
  const answer = await may.by.takeBack(left, { nextKey: releaseKey({ ...release, edition: release.edition + 1 }) })
  if (answer.kind !== 'done') return unsettled(ports, release, answer)
  const change = { state: 'taken-back', pending: null, silentSince: null, silenceTold: false } as const
  const { row, changes } = withRelease(release, change, ports.now())
  return [...changes, releaseEntry('release.taken-back', row, null, { url: left.url })]
}

/** Under the key of the next edition, if the network has to remove the old one. */
async function correct(ports: Needs, release: Release, left: LeftAs): Promise<Change[]> {
  const ready = await readyToLeave(ports, release)
  // Another version is under validation: it is followed later.
  if (ready.kind === 'waits') return []
  // What is out stays as it is: only a person can say whether it may.
  if (ready.kind === 'hold') return stopped(release, ready.because, ports.now())
  const next = { ...release, edition: release.edition + 1 }
  const answer = await ready.network.correct(left, { ...ready.outgoing, key: releaseKey(next) })
  if (answer.kind !== 'done') return unsettled(ports, release, answer)
  const at = ports.now()
  const change: Partial<Release> = {
    edition: answer.lostReplies ? next.edition : release.edition,
    left: {
      ...publishedAs(answer),
      seal: release.seal,
      at: left.at,
      correctedAt: at,
      ...(release.without && { without: release.without }),
    },
    pending: null,
    silentSince: null,
    silenceTold: false,
  }
  const { row, changes } = withRelease(release, change, at)
  return [
    ...changes,
    releaseEntry('release.corrected', row, null, { url: answer.url, lostReplies: answer.lostReplies }),
    { job: 'releases.follow', data: { postId: row.postId } },
  ]
}

/** It is out, and stays as it is until a person decides. */
function stopped(release: Release, because: HoldReason, now: Instant): Change[] {
  const { row, changes } = withRelease(release, { held: because }, now)
  return [...changes, releaseEntry('release.held', row, null, { because }), asksCard(row)]
}

function publishedAs({ uri, url, revision }: Published): Published {
  return { uri, url, revision }
}

async function unsettled(
  ports: Needs,
  release: Release,
  answer: Exclude<Answered<object>, { kind: 'done' }>,
): Promise<Change[]> {
  switch (answer.kind) {
    case 'refused':
      return refusedChanges(release, answer.reason, ports.now())
    case 'unauthorized':
      return unauthorizedChanges(ports, release, ports.now(), { fresh: false })
    case 'busy':
    case 'unknown':
      return silentChanges(release, answer, ports.now())
  }
}
