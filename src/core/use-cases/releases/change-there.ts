import type { Change } from '../../change.ts'
import { type LeftAs, type Release, releaseKey } from '../../domain/releases/release.ts'
import type { Answered, Network, Published } from '../../ports/networks.ts'
import type { Ports } from '../../ports.ts'
import { asksCard } from './hold-release.ts'
import { type LeaveNeeds, readyToLeave } from './ready-to-leave.ts'
import { releaseEntry, withRelease } from './release-row.ts'
import { refusedChanges, silentChanges, unauthorizedChanges } from './settle-release.ts'

type Needs = LeaveNeeds & Pick<Ports, 'commit'>
type Done = { kind: 'done' }

/** What the public has is corrected or taken back, as often as it takes: done twice, either comes to the same. */
export async function changeThere(ports: Needs, release: Release): Promise<Done | 'stale'> {
  const network = ports.networks[release.channel]
  if (!network || release.left === null) return { kind: 'done' }
  const changes =
    release.pending === 'take-back'
      ? await takeBack(ports, network, release, release.left)
      : await correct(ports, release, release.left)
  return (await ports.commit(...changes)) === 'done' ? { kind: 'done' } : 'stale'
}

async function takeBack(ports: Needs, network: Network, release: Release, left: LeftAs): Promise<Change[]> {
  const answer = await network.takeBack(left, { nextKey: releaseKey({ ...release, edition: release.edition + 1 }) })
  if (answer.kind !== 'done') return unsettled(ports, release, answer)
  const change = { state: 'taken-back', pending: null, silentSince: null, silenceTold: false } as const
  const { row, changes } = withRelease(release, change, ports.now())
  return [...changes, releaseEntry('release.taken-back', row, null, { url: left.url })]
}

/** Under the key of the next edition, where the network has to take the old one away. */
async function correct(ports: Needs, release: Release, left: LeftAs): Promise<Change[]> {
  const ready = await readyToLeave(ports, release)
  // Another version is on its way to be approved: it is followed then.
  if (ready.kind === 'waits') return withRelease(release, { pending: null }, ports.now()).changes
  // What is out stays as it is: only a person knows whether it may.
  if (ready.kind === 'hold') {
    const { row, changes } = withRelease(release, { held: ready.because }, ports.now())
    return [...changes, releaseEntry('release.held', row, null, { because: ready.because }), asksCard(row)]
  }
  const next = { ...release, edition: release.edition + 1 }
  const answer = await ready.network.correct(left, { ...ready.outgoing, key: releaseKey(next) })
  if (answer.kind !== 'done') return unsettled(ports, release, answer)
  const at = ports.now()
  const change: Partial<Release> = {
    edition: answer.lostReplies ? next.edition : release.edition,
    left: { ...publishedAs(answer), seal: release.seal, at: left.at, correctedAt: at },
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
      return unauthorizedChanges(ports, release, ports.now())
    case 'busy':
    case 'unknown':
      return silentChanges(release, answer, ports.now())
  }
}
