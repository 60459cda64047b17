import { type Actor, isComms, type PersonId } from '../actor.ts'
import type { Post } from '../posts/post.ts'
import { isAuthor } from '../posts/is-author.ts'

/** More would be an audience. */
export const organisersMost = 20

type Organised = Pick<Post, 'authors' | 'organisers'>
type Who = Pick<Actor, 'id' | 'roles'>

/** Who sees people's answers: its authors, anyone of comms, and who was named. */
export function mayOrganise(post: Organised, who: Who): boolean {
  return mayNameOrganisers(post, who) || isOrganiser(post, who.id)
}

/** Who says who organises it. */
export function mayNameOrganisers(post: Organised, who: Who): boolean {
  return isComms(who) || isAuthor(post, who.id)
}

/** By name, beside its authors and comms. */
export function isOrganiser({ organisers = [] }: Pick<Post, 'organisers'>, person: PersonId): boolean {
  return organisers.some(({ id }) => id === person)
}
