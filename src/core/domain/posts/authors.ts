import type { Named, PersonId } from '../actor.ts'
import type { Post } from './post.ts'

export function withAuthor(authors: Named[], writer: Named): Named[] {
  return authors.some(({ id }) => id === writer.id) ? authors : [...authors, writer]
}

export function isAuthor(post: Pick<Post, 'authors'>, person: PersonId): boolean {
  return post.authors.some(({ id }) => id === person)
}
