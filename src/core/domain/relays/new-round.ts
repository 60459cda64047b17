import type { Named } from '../actor.ts'
import type { Broadcast } from '../broadcasts/broadcast.ts'
import type { Post } from '../posts/post.ts'
import type { Day } from '../time.ts'
import { previousDay } from '../working-time/local-time.ts'
import type { RelayRound, RelaySite, RelayTask } from './relay.ts'
import { taskId } from './relay-state.ts'

/** Letters and digits that are not mistaken for one another on paper. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz'
const codeLength = 8

/** A code of forty bits, which nobody guesses, from the UUID `random`. */
export function codeOf(random: string): string {
  let rest = BigInt(`0x${random.replaceAll('-', '').slice(0, 12)}`)
  let code = ''
  for (let left = codeLength; left > 0; left--) {
    code += signs[Number(rest % BigInt(signs.length))]
    rest /= BigInt(signs.length)
  }
  return code
}

type Asking = RelayRound['asked'] & Pick<RelayRound, 'leavesAt' | 'code'>

/** `standing`: the broadcast whose words the cards show now. */
export function newRound(
  { broadcast, standing, post }: { broadcast: Broadcast; standing: Broadcast; post: Post },
  { leavesAt, code, ...asked }: Asking,
): RelayRound {
  return {
    id: broadcast.id,
    version: 1,
    broadcastId: broadcast.id,
    postId: broadcast.postId,
    reference: broadcast.postReference,
    ...wordsOf(standing),
    poster: 1,
    code,
    urgent: broadcast.urgent !== undefined,
    edition: post.editionId !== undefined,
    asked,
    leavesAt,
    ended: null,
  }
}

/** The words of a broadcast that its poster shows. */
export function wordsOf({ title, seal, expiresOn }: Broadcast): Pick<RelayRound, 'title' | 'seal' | 'until'> {
  return { title, seal, until: lastDay(expiresOn) }
}

/** The last day of its words: they are over from `expiresOn` on. */
function lastDay(expiresOn: Day | null): Day | null {
  return expiresOn && previousDay(expiresOn)
}

export function newTask({ id, postId, reference }: RelayRound, site: RelaySite, asked: Named | null): RelayTask {
  return {
    id: taskId(id, site.id),
    version: 1,
    roundId: id,
    postId,
    reference,
    site,
    asked,
    past: [],
    posted: null,
    told: null,
    cannot: null,
    reminded: [],
    takeDown: null,
  }
}

/** Another person is asked; null: nobody is left. The person who had the card keeps one that says so. */
export function askedInstead(task: RelayTask, to: Named | null): RelayTask {
  const before = task.asked && task.asked.id !== to?.id ? [task.asked] : []
  const past = [...task.past.filter(({ id }) => id !== to?.id && id !== task.asked?.id), ...before]
  return { ...task, asked: to, past }
}
