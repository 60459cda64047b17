import type { Named } from '../../../domain/actor.ts'
import { unlessAway } from '../../../domain/errors.ts'
import { organisersMost } from '../../../domain/events/organisers.ts'
import type { FieldErrors, PostFields } from '../../../domain/posts/fields/field-errors.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { isAuthor } from '../../../domain/posts/is-author.ts'
import { cleanText } from '../../../domain/text.ts'
import type { Ports } from '../../../ports.ts'
import { readPeople } from '../../people/read-people.ts'

/** By a search, or by their addresses. */
export const organiserInputs: readonly string[] = ['addOrganisers', 'organiserAddresses']

type Read = { organisers: Named[]; errors: FieldErrors }

/**
 * Organisers of an event, besides its authors and those named before. The form only adds: others may be named elsewhere
 * while it is open, and a form without this field removes nobody. An unknown person leaves all as it was.
 */
export async function readOrganisers(
  ports: Pick<Ports, 'directory'>,
  fields: PostFields,
  post: Pick<Post, 'authors' | 'organisers'>,
): Promise<Read> {
  const before = post.organisers ?? []
  const errors: FieldErrors = {}
  const organisers = [...before]
  for (const input of organiserInputs) {
    const people = await named(ports, cleanText(fields[input]))
    if (typeof people === 'string') errors[input] = people
    else organisers.push(...people.filter(({ id }) => !isAuthor(post, id) && organisers.every(one => one.id !== id)))
  }
  if (organisers.length > organisersMost) errors['organiserAddresses'] = 'too-many-organisers'
  return Object.keys(errors).length > 0 ? { organisers: before, errors } : { organisers, errors }
}

async function named({ directory }: Pick<Ports, 'directory'>, text: string): Promise<Named[] | FieldErrors[string]> {
  if (text === '') return []
  return unlessAway(async (): Promise<Named[] | FieldErrors[string]> => {
    const read = await readPeople({ directory }, text)
    if (read.kind === 'unknown') return `unknown-people:${read.unknown.join(', ')}`
    if (read.kind === 'too-many' || read.ids.length > organisersMost) return 'too-many-organisers'
    const people = await directory.people(read.ids)
    return read.ids.flatMap(id => (people.has(id) ? [{ id, name: people.get(id)!.name }] : []))
  }, 'directory-away' as const)
}
