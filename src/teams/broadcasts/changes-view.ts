import type { BroadcastSeen, ChangedSince } from '../../core/domain/faces/broadcast-seen.ts'
import type { Words } from '../../words.ts'
import { askedBy } from './header-view.ts'

const key = (name: string) => `broadcasts.broadcast.${name}`

/** What became of its cards since it brought them, and how many of those who have one may have two. */
export function changesView(
  { broadcast, changes, target }: Pick<BroadcastSeen, 'broadcast' | 'changes' | 'target'>,
  words: Words,
) {
  const resent = (broadcast.kind === 'send' ? broadcast.resent : target?.resent) ?? 0
  return {
    changedSince: changes.map(one => ({ text: changeText(one, words) })),
    wasResent: resent > 0,
    resent: words.count(key(`resent.${broadcast.kind}`), resent, { target: target?.reference ?? '' }),
  }
}

/** « Retirée chez 2 829 agents, le mercredi 25 novembre à 10 h 41, par Claire Moreau (DIF-2026-0021). » */
function changeText({ broadcast, people }: ChangedSince, words: Words): string {
  const { kind, reference, finishedAt, planned } = broadcast
  const count = words.count('audience.headCount', people)
  return words.text(key(`changed.${kind}`), {
    people:
      planned === null || planned <= people ? count : words.text(key('outOf'), { count, all: words.number(planned) }),
    date: finishedAt === null ? '' : words.date(finishedAt),
    name: askedBy(broadcast, words),
    reference,
  })
}
