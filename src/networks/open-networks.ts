import type { Network, Networks } from '../core/ports/networks.ts'
import type { NetworkAccounts } from '../settings/network-accounts.ts'
import { within } from '../timing/within.ts'
import { openBluesky } from './bluesky/bluesky-network.ts'
import type { MakeSmaller } from './bluesky/bluesky-post.ts'
import { openMastodon } from './mastodon/mastodon-network.ts'
import { openWordpress } from './wordpress/wordpress-network.ts'

/** Several requests, each with its own end, may take longer together. */
const wholeMs = 28_000
/** A person in Teams waits for the name of the account. */
const accountMs = 4_000

/** The connected networks. No request is made before there is something to publish. */
export function openNetworks({ bluesky, mastodon, wordpress }: NetworkAccounts, makeSmaller: MakeSmaller): Networks {
  return {
    ...(bluesky && { bluesky: inTime(openBluesky(bluesky, makeSmaller)) }),
    ...(mastodon && { mastodon: inTime(openMastodon(mastodon)) }),
    ...(wordpress && { site: inTime(openWordpress(wordpress)) }),
  }
}

/** A slower answer is not waited for: the action may be done by then, or later. */
export function inTime(network: Network, ms = wholeMs, nameMs = accountMs): Network {
  const { replies } = network
  const soon = async <Done, Late>(work: Promise<Done>, late: Late, endMs = ms): Promise<Done | Late> => {
    const done = await within(work, endMs)
    return done === 'slow' ? late : done
  }
  const unknown = { kind: 'unknown' as const }
  const busy = { kind: 'busy' as const, retryInMs: null }
  return {
    ...network,
    account: () => soon(network.account(), null, nameMs),
    publish: outgoing => soon(network.publish(outgoing), unknown),
    find: outgoing => soon(network.find(outgoing), busy),
    correct: (published, outgoing) => soon(network.correct(published, outgoing), unknown),
    takeBack: (published, next) => soon(network.takeBack(published, next), busy),
    replies: replies && (since => soon(replies(since), busy)),
  }
}
