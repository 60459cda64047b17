import { NotPossible } from '../doings/acting.ts'
import { GraphFailure } from '../graph/failure.ts'
import { readFields } from '../graph/sharepoint/store/fields.ts'
import { itemTag } from '../graph/sharepoint/views.ts'
import type { Fields, KeptItem, KeptList } from '../graph/sharepoint/store/kept.ts'
import type { Incoming, Route } from '../router.ts'
import type { Person } from '../town/town.ts'
import { bad, bodyOf, ok, withPerson, type TownApi } from './api.ts'

/** What people do in SharePoint itself, in a browser: Graph names them, and no app. */
export function listRoutes(api: TownApi): Route[] {
  const { store } = api.sharePoint
  const at = '/town/people/:id/lists/:list/items'
  const fieldsOf = (list: KeptList, request: Incoming, others: () => KeptItem[]): Fields =>
    inWords(() => readFields(list, bodyOf<{ fields: unknown }>(request).fields, others))
  return [
    [
      'POST',
      at,
      withPerson(api, async (person, request) => {
        mayWrite(api, person)
        const list = listOf(api, request)
        const fields = fieldsOf(list, request, () => store.items(list.id))
        return { id: store.addItem(list.id, fields, person.id).id }
      }),
    ],
    [
      'PATCH',
      `${at}/:item`,
      withPerson(api, async (person, request) => {
        mayWrite(api, person)
        const list = listOf(api, request)
        const item = itemOf(api, list, request)
        const fields = fieldsOf(list, request, () => store.items(list.id).filter(({ id }) => id !== item.id))
        return { id: store.changeItem(item, fields, person.id).id }
      }),
    ],
    [
      'DELETE',
      `${at}/:item`,
      withPerson(api, async (person, request) => {
        mayWrite(api, person)
        store.deleteItem(itemOf(api, listOf(api, request), request))
        return {}
      }),
    ],
    // Years of work at once, as the app would have written it.
    [
      'POST',
      '/town/lists/:list/items',
      async request => {
        const list = store.find(request.params['list'] ?? '')
        if (list === undefined) return bad(404, 'There is no such list.')
        const { items = [] } = bodyOf<{ items: Fields[] }>(request)
        const made = items.map(fields =>
          store.addItem(
            list.id,
            readFields(list, fields, () => []),
          ),
        )
        return ok({ items: made.map(item => ({ id: item.id, eTag: itemTag(item) })) })
      },
    ],
  ]
}

/** An owner of the site may have closed its lists by hand: Graph cannot. */
function mayWrite({ permissions }: TownApi, { roles }: Person): void {
  if (permissions.membersWrite || roles.includes('comms') || roles.includes('admin')) return
  throw new NotPossible('refused-by-sharepoint', 'Vous ne pouvez pas écrire dans cette liste.')
}

function listOf({ sharePoint }: TownApi, { params }: Incoming): KeptList {
  const list = sharePoint.store.find(params['list'] ?? '')
  if (list === undefined) throw new NotPossible('no-list', 'Cette liste n’existe pas.')
  return list
}

function itemOf({ sharePoint }: TownApi, list: KeptList, { params }: Incoming): KeptItem {
  const item = sharePoint.store.item(list.id, params['item'] ?? '')
  if (item === undefined) throw new NotPossible('no-item', 'Cette ligne n’existe pas.')
  return item
}

/** SharePoint's own refusals, as the desk says them. */
function inWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof GraphFailure) throw new NotPossible('refused-by-sharepoint', error.message)
    throw error
  }
}
