import { type Actor, type Named, named } from '../../../domain/actor.ts'
import { mayOrganise } from '../../../domain/events/organisers.ts'
import { isCalled } from '../../../domain/people/called.ts'
import type { Ports } from '../../../ports.ts'
import { peopleMeant } from '../../people/read-people.ts'
import { readBrought, seenBy } from '../read-event.ts'
import { everybody } from './see-attendance.ts'
import { type BoardReads, seeAnswers } from '../board/see-board.ts'

/** No name is longer: each answer is compared with it. */
const typedMost = 200

export type Recipient = Named & { there: boolean }

/**
 * The people whom an organiser means among those who received the event, whether they answered or not. `typed`: an id,
 * as Teams’ search gives it, an address, or a whole name; untrusted. Several: of the same name. Empty for a person who
 * is no organiser: they learn no names.
 */
export async function findRecipients(
  ports: BoardReads & Pick<Ports, 'directoryTable'>,
  actor: Actor,
  postId: string,
  typed: string,
): Promise<Recipient[]> {
  const post = typed.length > typedMost ? null : await ports.posts.byId(postId)
  if (!post || !mayOrganise(post, actor)) return []
  const [brought, seen] = [await readBrought(ports, postId), await seeAnswers(ports, postId)]
  if (!brought || !seen) return []
  const answered = (await everybody(ports, seen)).filter(one => isCalled(one, typed))
  const reached = await Promise.all(
    (await peopleMeant(ports, typed)).map(async one => {
      const received = await seenBy(ports, brought, one.id, new Map())
      return received ? [{ ...named(one), there: seen.there.has(one.id) }] : []
    }),
  )
  const all = [...answered.map(({ person: id, name, there }) => ({ id, name, there })), ...reached.flat()]
  return [...new Map(all.map(one => [one.id, one])).values()]
}
