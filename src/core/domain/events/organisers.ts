import { type Actor, isComms, type PersonId } from '../actor.ts'
import type { Post } from '../posts/post.ts'
import { isAuthor } from '../posts/is-author.ts'

/** More organisers than that would be an audience. */
export const organisersMost = 20

type Organised = Pick<Post, 'authors' | 'organisers'>
type Who = Pick<Actor, 'id' | 'roles'>

/** Whether a person sees the answers: the authors of the post, everybody of comms, and the organisers. */
export function mayOrganise(post: Organised, who: Who): boolean {
  return mayNameOrganisers(post, who) || isOrganiser(post, who.id)
}

export function mayNameOrganisers(post: Organised, who: Who): boolean {
  return isComms(who) || isAuthor(post, who.id)
}

/** Whether a person was named as organiser; authors and comms need not be named. */
export function isOrganiser({ organisers = [] }: Pick<Post, 'organisers'>, person: PersonId): boolean {
  return organisers.some(({ id }) => id === person)
}
