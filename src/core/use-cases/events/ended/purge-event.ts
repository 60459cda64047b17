import type { Change } from '../../../change.ts'
import { answerVerbs, isNamesEnd } from '../../../domain/events/retention.ts'
import { daysOf } from '../../../domain/retention/shipped-rules.ts'
import { isCardOf, type PlacementKey } from '../../../domain/placements/placed-card.ts'
import type { Settings } from '../../../domain/settings.ts'
import type { Ports } from '../../../ports.ts'
import { orRunAgain } from '../../attempt.ts'
import { removeAll } from '../../remove-all.ts'
import { writeFigures } from '../attendance/export-participants.ts'
import { type Brought, readBrought } from '../read-event.ts'
import { readHeldOnce } from '../../read-held.ts'
import { seeAnswers } from '../board/see-board.ts'
import { type Held, isHeld } from '../../../domain/retention/suspension.ts'
import type { Post } from '../../../domain/posts/post.ts'

const answersAtOnce = 500

const atOnce = 200

type Needs = Pick<
  Ports,
  | 'posts'
  | 'broadcasts'
  | 'deliveries'
  | 'events'
  | 'attendance'
  | 'calendarCopies'
  | 'placements'
  | 'history'
  | 'retentionRules'
  | 'suspensions'
  | 'editions'
  | 'library'
  | 'sheets'
  | 'tables'
  | 'commit'
  | 'now'
>
type Rules = Pick<Settings, 'timeZone'>

/**
 * The job `event.purge`, once the names of an event have to be deleted: figures stay. They are written before the first
 * row is deleted, and every card of the event reads them from then on; the answers go last, since by them the next
 * night finds what a killed run left. Throws Unavailable to be run again.
 */
export async function purgeEvent(ports: Needs, { postId }: { postId: string }, rules: Rules): Promise<void> {
  const brought = await readBrought(ports, postId)
  const days = daysOf(await ports.retentionRules.all(), 'event-answers')
  if (!brought || !isNamesEnd(brought.event.details, ports.now(), { ...rules, days })) return
  if (await isHeldEvent(ports, brought.event.post, await readHeldOnce(ports))) return
  await keepFigures(ports, brought)
  await forgetSaid(ports, brought)
  await endFile(ports, brought)
  await removeCards(ports, brought)
  await removeAll(ports, async () =>
    (await ports.calendarCopies.ofPost(postId, '', atOnce)).map(({ id, version }) => ({
      remove: 'calendar_copy',
      id,
      ifVersion: version,
    })),
  )
  await removeAll(ports, async () =>
    (await ports.events.placesOf(postId)).map(({ id, version }) => ({ remove: 'event', id, ifVersion: version })),
  )
  await removeAll(ports, async () => {
    const boards = await ports.events.boardsOf(postId)
    if (boards.length === 0) return []
    return [
      ...boards.map(({ id, version }): Change => ({ remove: 'event_board', id, ifVersion: version })),
      { job: 'event.boards', data: { postId } },
    ]
  })
  await ports.attendance.forget(postId)
  await removeAll(ports, async () =>
    (await ports.events.answersOf(postId, '', atOnce)).map(({ id, version }) => ({
      remove: 'event_answer',
      id,
      ifVersion: version,
    })),
  )
}

/** Figures are kept once: a later run would count only a part. */
async function keepFigures(ports: Needs, { event: { post } }: Brought): Promise<void> {
  await orRunAgain(async () => {
    if (await ports.events.counts(post.id)) return 'done'
    const seen = await seeAnswers(ports, post.id)
    if (!seen) return 'done'
    return ports.commit(
      { save: 'event_counts', row: { id: post.id, version: 1, figures: seen.figures, at: ports.now() }, ifVersion: 0 },
      { job: 'event.boards', data: { postId: post.id } },
    )
  })
}

/** Deletes the details of answers in the journal. */
async function forgetSaid({ events, history }: Needs, { event: { post } }: Brought): Promise<void> {
  const { yes, no, maybe, waiting } = (await events.counts(post.id))!.figures.tally
  await history.forgetAnswers(post.reference, answerVerbs, yes + no + maybe + waiting)
}

/** The list that somebody had written to the library: the same file, with figures alone. */
async function endFile(ports: Needs, { event }: Brought): Promise<void> {
  const boards = await ports.events.boardsOf(event.post.id)
  const counts = await ports.events.counts(event.post.id)
  if (counts && boards.some(({ files }) => files !== null)) await writeFigures(ports, event, counts.figures)
}

const ofEvent = ['event', 'reminder', 'soon', 'thanks', 'answered'] as const
const ofChange = ['moved', 'cancelled'] as const

/**
 * Deletes what Mary knows of the cards that told people of their place. The cards stay in their chats; nothing on them
 * changes for anybody any more.
 */
async function removeCards(ports: Needs, { event: { post }, changing }: Brought): Promise<void> {
  const told = [
    ...(await ports.placements.about(post.id)).filter(key => isCardOf(key, ...ofEvent)),
    ...(await ports.placements.inName(post.id)),
    ...(
      await keysAbout(
        ports,
        changing.map(({ id }) => id),
      )
    ).filter(key => isCardOf(key, ...ofChange)),
    ...(
      await keysAbout(
        ports,
        (post.warnings ?? []).map(({ postId }) => postId),
      )
    ).filter(key => isCardOf(key, 'warned')),
  ]
  for (let start = 0; start < told.length; start += atOnce) {
    const keys = told.slice(start, start + atOnce)
    await removeAll(ports, async () =>
      (await Promise.all(keys.map(key => ports.placements.byKey(key)))).flatMap(one =>
        one === null ? [] : [{ remove: 'placement', id: one.key, ifVersion: one.version }],
      ),
    )
  }
}

async function keysAbout({ placements }: Needs, ids: readonly string[]): Promise<PlacementKey[]> {
  return (await Promise.all(ids.map(id => placements.about(id)))).flat()
}

/** Whether a suspension keeps this event, or a person who is named in its answers: then all of it stays. */
async function isHeldEvent({ events }: Pick<Ports, 'events'>, post: Post, held: Held): Promise<boolean> {
  if (isHeld({ ...held, people: [] }, post)) return true
  if (held.people.length === 0) return false
  if (isHeld(held, await events.placesOf(post.id), await events.boardsOf(post.id))) return true
  for (let after = ''; ;) {
    const answers = await events.answersOf(post.id, after, answersAtOnce)
    if (isHeld(held, answers)) return true
    if (answers.length < answersAtOnce) return false
    after = answers.at(-1)!.person
  }
}
