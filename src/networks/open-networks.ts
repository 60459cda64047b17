import type { Networks } from '../core/ports/networks.ts'
import type { NetworkAccounts } from '../network-accounts.ts'
import { openBluesky } from './bluesky/bluesky-network.ts'
import type { MakeSmaller } from './bluesky/bluesky-post.ts'

/** What is connected. Nothing is asked of a network before there is something to publish. */
export function openNetworks({ bluesky }: NetworkAccounts, makeSmaller: MakeSmaller): Networks {
  return { ...(bluesky && { bluesky: openBluesky(bluesky, makeSmaller) }) }
}
