import type { Change } from '../../../change.ts'
import { Unavailable } from '../../../domain/errors.ts'
import { isByHand, type Release, releaseKey } from '../../../domain/releases/release.ts'
import { wordsOf } from '../../../domain/releases/sealed-words.ts'
import type { AskedNetwork } from '../../../ports/networks.ts'
import type { Ports } from '../../../ports.ts'
import { whileStale } from '../../attempt.ts'
import { changeThere } from './change-there.ts'
import { heldChanges } from './hold-release.ts'
import { isMissed, type LeaveNeeds, readyToLeave } from './ready-to-leave.ts'
import { releaseEntry, withRelease } from './release-row.ts'
import { publishedChanges, refusedChanges, silentChanges, unauthorizedChanges } from './settle-release.ts'

export type PublishNeeds = LeaveNeeds & Pick<Ports, 'releases' | 'commit'>

type Done = { kind: 'done' }
const done: Done = { kind: 'done' }

/**
 * The job of a release: gives its words to the network at their time, finds out what became of them after a lost
 * answer, corrects or takes back what is out. One at a time for each release; after a kill the next run asks the
 * network before it gives anything again.
 */
export async function publishRelease(ports: PublishNeeds, id: string): Promise<void> {
  // `begun`: this run wrote that it gives it now, and has not given it yet.
  let begun = false
  const takeBegun = (): boolean => {
    const fresh = begun
    begun = false
    return fresh
  }
  const result = await whileStale<Done>(async () => {
    const release = await ports.releases.byId(id)
    if (!release || isByHand(release.channel)) return done
    switch (release.state) {
      case 'planned':
        if ((await begin(ports, release)) === 'not') return done
        begun = release.maybeOutSince === undefined
        return 'stale'
      case 'publishing':
      case 'unknown':
        return give(ports, release, takeBegun())
      case 'published':
        return isStopped(release) ? done : changeThere(ports, release)
      case 'held':
      case 'refused':
        return release.maybeOutSince === undefined ? done : lookThere(ports, release)
      case 'declared':
      case 'taken-back':
        return done
    }
  })
  if (result.kind === 'busy') throw new Error(`The release ${id} kept moving`)
}

/** Nothing is to be done there, or a person was asked. */
function isStopped({ pending, refusal, held }: Release): boolean {
  return pending === null || refusal !== null || held !== null
}

/** « I give it now », written to the database before anything leaves. */
async function begin(ports: PublishNeeds, release: Release): Promise<'begun' | 'not'> {
  const now = ports.now()
  if (release.at === null) return 'not'
  if (release.at > now) {
    await ports.commit({ job: 'release.publish', data: { id: release.id }, at: release.at })
    return 'not'
  }
  const ready = await readyToLeave(ports, release)
  if (ready.kind === 'waits') return 'not'
  const because = ready.kind === 'hold' ? ready.because : isMissed(release, now) ? 'missed' : null
  if (because !== null) {
    await ports.commit(...heldChanges(release, because, now))
    return 'not'
  }
  const { row, changes } = withRelease(release, { state: 'publishing', startedAt: release.startedAt ?? now }, now)
  return (await ports.commit(...changes, releaseEntry('release.started', row, null))) === 'done' ? 'begun' : 'not'
}

/** `fresh`: certainly nothing was given yet; otherwise the network is asked first whether it has it. */
async function give(ports: PublishNeeds, release: Release, fresh: boolean): Promise<Done | 'stale'> {
  const network = ports.networks[release.channel]
  if (!network) return settled(ports, silentChanges(release, { kind: 'unknown' }, ports.now()))
  if (!fresh) {
    const found = await foundThere(ports, network, release)
    if (found.kind !== 'not-there') return settled(ports, found.changes)
  }
  const taken = await takenBy(ports, release)
  const ready = await readyToLeave(ports, release)
  const now = ports.now()
  // Nothing of it is out: planned again, so that withdrawing the approval finds it, and gives it up.
  if (ready.kind === 'waits') return settled(ports, backToPlan(release, now))
  if (ready.kind === 'hold') return settled(ports, heldChanges(release, ready.because, now))
  if (!fresh && isMissed(release, now)) return settled(ports, heldChanges(release, 'missed', now))
  const given = { ...ready.outgoing, taken, ...(fresh && { fresh: true as const }) }
  const answer = await ready.network.publish(given)
  const at = ports.now()
  switch (answer.kind) {
    case 'done':
      return settled(ports, publishedChanges(release, answer, at))
    case 'refused':
      return settled(ports, refusedChanges(release, answer.reason, at))
    case 'busy':
    case 'unknown':
      return settled(ports, silentChanges(release, answer, at))
    case 'unauthorized':
      return settled(ports, await unauthorizedChanges(ports, release, at, { fresh }))
  }
}

/** More than are published within the days in which one of them may still be in doubt. */
const takenMost = 200

/** What other releases have on that channel: two posts may say the same. */
async function takenBy({ releases }: PublishNeeds, { id, channel }: Release): Promise<string[]> {
  const published = await releases.published(channel, takenMost)
  return published.flatMap(one => (one.id === id || one.left === null ? [] : [one.left.uri]))
}

async function find(ports: PublishNeeds, network: AskedNetwork, release: Release) {
  const post = await ports.posts.byId(release.postId)
  const text = (post && wordsOf(release, post)?.text) ?? ''
  const at = release.maybeOutSince ?? release.startedAt ?? release.updatedAt
  return network.find({ key: releaseKey(release), at, text, taken: await takenBy(ports, release) })
}

/** If its network has it, another database published it; if not, it goes on waiting for a person. */
async function lookThere(ports: PublishNeeds, release: Release): Promise<Done | 'stale'> {
  const network = ports.networks[release.channel]
  const answer = network && (await find(ports, network, release))
  if (answer?.kind === 'busy' || answer?.kind === 'unknown') throw new Unavailable('network-away')
  if (answer?.kind !== 'done' || answer.found === null) return done
  return settled(ports, publishedChanges(release, answer.found, ports.now()))
}

async function foundThere(
  ports: PublishNeeds,
  network: AskedNetwork,
  release: Release,
): Promise<{ kind: 'not-there' } | { kind: 'told'; changes: Change[] }> {
  const answer = await find(ports, network, release)
  const now = ports.now()
  switch (answer.kind) {
    case 'done':
      return answer.found === null
        ? { kind: 'not-there' }
        : { kind: 'told', changes: publishedChanges(release, answer.found, now) }
    case 'unauthorized':
      return { kind: 'told', changes: await unauthorizedChanges(ports, release, now, { fresh: false }) }
    case 'refused':
    case 'unknown':
      return { kind: 'told', changes: silentChanges(release, { kind: 'unknown' }, now) }
    case 'busy':
      return { kind: 'told', changes: silentChanges(release, answer, now) }
  }
}

function backToPlan(release: Release, now: string): Change[] {
  const change = { state: 'planned', startedAt: null, silentSince: null, silenceTold: false } as const
  return [...withRelease(release, change, now).changes, { job: 'releases.follow', data: { postId: release.postId } }]
}

/** If the row moved meanwhile it is read again, and the network is asked. */
async function settled(ports: PublishNeeds, changes: Change[]): Promise<Done | 'stale'> {
  return (await ports.commit(...changes)) === 'done' ? done : 'stale'
}
