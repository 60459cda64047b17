import type { PersonId } from '../actor.ts'
import { whileStale } from '../attempt.ts'
import { Unavailable } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { sentContent } from '../posts/correction/sent-post.ts'
import type { Settings } from '../settings.ts'
import { eventState } from './event.ts'
import { promoted } from './promote.ts'

/** People who get their place in one commit. */
const atOnce = 50
/** Others answer meanwhile, and each of them moves the same row. */
const rounds = 100

type Needs = Pick<Ports, 'posts' | 'events' | 'commit' | 'now'>
type Zone = Pick<Settings, 'timeZone' | 'quietHours'>

/**
 * The job `event.resize`, once a correction stands on the cards: places that became more, or without limit, go to those who
 * wait, in their order. Whoever has one keeps it, also where there are fewer now.
 */
export async function resizeEvent(ports: Needs, postId: string, settings: Zone): Promise<void> {
  for (;;) {
    const handed = await whileStale<'some' | 'none'>(() => handOn(ports, postId, settings), rounds)
    if (handed === 'none') return
    if (handed !== 'some') throw new Unavailable(handed.kind)
  }
}

async function handOn(ports: Needs, postId: string, settings: Zone): Promise<'some' | 'none' | 'stale'> {
  const post = await ports.posts.byId(postId)
  const details = post && sentContent(post).event
  if (!post || !details || eventState({ post, details }, ports.now(), settings) !== 'open') return 'none'
  // Read in this order: whoever answers in between makes the row stale.
  const places = (await ports.events.places(postId)) ?? { id: postId, version: 0, taken: 0, waiting: [] }
  const { yes } = await ports.events.tally(postId)
  const { capacity } = details
  const free = capacity === null ? Infinity : Math.max(0, capacity - yes)
  const next = places.waiting.slice(0, Math.min(free, atOnce))
  const still = await waitingStill(ports, postId, next)
  // Without a limit nobody counted.
  const taken = capacity === null ? places.taken : yes + still.length
  if (next.length === 0 && taken === places.taken) return 'none'
  const row = { ...places, version: places.version + 1, taken, waiting: places.waiting.slice(next.length) }
  const done = await ports.commit(
    { save: 'event', row, ifVersion: places.version },
    ...still.flatMap(one => promoted(ports, { post, details }, one, settings)),
  )
  return done === 'done' ? 'some' : 'stale'
}

async function waitingStill(ports: Needs, postId: string, people: PersonId[]) {
  const answers = await Promise.all(people.map(async person => ({ person, before: await ports.events.answer(postId, person) })))
  return answers.filter(({ before }) => before?.answer === 'waiting')
}
