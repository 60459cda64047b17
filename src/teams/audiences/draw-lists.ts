import type { ListedPeople } from '../../core/domain/audiences/people-list.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import { escapeLine } from '../cards/markdown.ts'

/** The lists that an editor offers. */
export function drawLists(lists: readonly ListedPeople[], look: Look): Card {
  const { words } = look
  return drawCard(
    'audiences/lists',
    {
      none: lists.length === 0,
      lists: lists.map(({ name, size, addedBy, addedAt, reading }) => ({
        name: escapeLine(name),
        about: words.text('audiences.lists.about', {
          count: words.count('audience.headCount', size),
          name: escapeLine(addedBy.name),
          date: words.date(addedAt),
        }),
        account: reading?.account ?? '',
        hasAccount: typeof reading?.account === 'string',
      })),
    },
    look,
  )
}
