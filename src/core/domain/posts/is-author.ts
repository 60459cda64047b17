import type { PersonId } from '../actor.ts'
import type { Post } from './post.ts'

export function isAuthor(post: Pick<Post, 'authors'>, person: PersonId): boolean {
  return post.authors.some(({ id }) => id === person)
}
