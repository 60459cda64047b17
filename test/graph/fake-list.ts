import { type Heard, refusal, type Said } from './stub.ts'

type Fields = Record<string, unknown>
export type FakeList = {
  items: Map<string, Fields>
  answer: (heard: Heard) => Said
  /** What happens to the next POST: stored though no answer comes; refused although stored by somebody else. */
  nextPost: 'stored' | 'cut-after' | 'slow-other'
}

/** The list "Propositions" as SharePoint keeps it, for one site. */
export function fakeList({ unique = false } = {}): FakeList {
  const items = new Map<string, Fields>()
  let last = 0
  const add = (fields: Fields): string => {
    items.set(String(++last), fields)
    return String(last)
  }
  const bearing = (id: unknown) => [...items].filter(([, fields]) => fields['MaryId'] === id)
  const list: FakeList = { items, nextPost: 'stored', answer }
  return list

  function answer({ method, path, query, json }: Heard): Said {
    if (path === '/v1.0/sites/s/lists/Propositions/columns')
      return { status: 200, body: { value: [{ id: 'c', name: 'MaryId', enforceUniqueValues: unique }] } }
    const [, root, itemId] = /^\/v1\.0\/sites\/s\/lists\/Propositions(\/items)(?:\/(\d+))?/.exec(path) ?? []
    if (root === undefined) return refusal(404, 'itemNotFound')
    if (method === 'POST') return create((json as { fields: Fields }).fields)
    if (itemId === undefined) {
      const id = /^fields\/MaryId eq '(.*)'$/.exec(query.get('$filter') ?? '')?.[1]
      // Newest first, so that nobody trusts the order.
      const value = bearing(id)
        .reverse()
        .map(([key, fields]) => ({ id: key, fields: { MaryId: fields['MaryId'] } }))
      return { status: 200, body: { value } }
    }
    const fields = items.get(itemId)
    if (!fields) return refusal(404, 'itemNotFound')
    if (method === 'DELETE') items.delete(itemId)
    else Object.assign(fields, json)
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: fields }
  }

  function create(fields: Fields): Said {
    const how = list.nextPost
    list.nextPost = 'stored'
    if (how === 'slow-other') add({ ...fields })
    const isDouble = unique && bearing(fields['MaryId']).length > 0
    if (isDouble) return refusal(400, 'invalidRequest', 'duplicate values were found')
    const id = add(fields)
    return how === 'cut-after' ? { status: 200, cut: true } : { status: 201, body: { id, fields } }
  }
}
