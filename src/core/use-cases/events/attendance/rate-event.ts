import { refresh } from '../../../change.ts'
import type { Actor } from '../../../domain/actor.ts'
import type { Mark } from '../../../domain/events/attendance.ts'
import { markId, readMark } from '../../../domain/events/thanks.ts'
import type { FaceOf } from '../../../domain/faces/face.ts'
import { keyOf } from '../../../domain/placements/placed-card.ts'
import type { Ports } from '../../../ports.ts'
import { type Busy, whileStale } from '../../attempt.ts'
import { seeThanks, type ThanksReads } from './kept-thanks.ts'
import { boardsSoon } from './tallied.ts'

type Needs = ThanksReads & Pick<Ports, 'placements' | 'commit' | 'now'>

export type RateResult =
  | { kind: 'rated'; thanks: FaceOf<'thanks'> }
  | { kind: 'mark-missing' }
  | { kind: 'event-purged' }
  | { kind: 'not-found' }
  | Busy

/**
 * *Utile ?*, by people who were thanked; they may change it as long as names are kept. The journal has no entry of it,
 * since that would tell whose mark it is. `mark`: untrusted.
 */
export function rateEvent(
  ports: Needs,
  actor: Actor,
  { postId, mark: typed }: { postId: string; mark: unknown },
): Promise<RateResult> {
  return whileStale<RateResult>(async () => {
    const card = { card: 'thanks' as const, postId, person: actor.id }
    const [placement, seen] = await Promise.all([
      ports.placements.byKey(keyOf(card)),
      seeThanks(ports, postId, actor.id),
    ])
    if (!placement || !seen) return { kind: 'not-found' }
    const thanks = seen.shown.face
    if (!thanks.open) return { kind: 'event-purged' }
    const mark = readMark(typed)
    if (mark === null) return { kind: 'mark-missing' }
    if (mark === thanks.mark) return { kind: 'rated', thanks }
    const id = markId(postId, actor.id, ports.keyedDigest)
    const version = seen.row?.version ?? 0
    const row: Mark = { id, version: version + 1, kind: 'mark', postId, mark }
    const done = await ports.commit(
      { save: 'attendance', row, ifVersion: version },
      boardsSoon(postId, ports.now()),
      refresh(card),
    )
    return done === 'done' ? { kind: 'rated', thanks: { ...thanks, mark } } : 'stale'
  })
}
