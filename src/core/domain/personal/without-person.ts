import type { Named } from '../actor.ts'
import type { Json } from '../seal.ts'
import { isNamesakes } from './file-names.ts'
import { type Sought, withoutNames } from './sought.ts'

type Fields = { [key: string]: Json }

/** Whether an id is a person's: a thing of Mary's, a list or a file, may have a person's name. */
export type IsPerson = (id: string) => boolean

/**
 * A document in which this person is found no more: `standIn` replaces them wherever they are named, in texts, in texts
 * of JSON and in keys as well, and beside their id under any name. Another person of the same name, with an id of their
 * own, stays; so does the place of a video (`MediaVideo`) or of a file that may be named after a namesake, since the
 * library finds it by that name. The same object where nothing changed.
 */
export function withoutPerson<Row>(row: Row, sought: Sought, standIn: Named, isPerson: IsPerson = () => false): Row {
  const isTheirs = (id: string): boolean => sought.ids.some(one => one.toLowerCase() === id.toLowerCase())
  const inText = (text: string): string =>
    withoutNames(text, sought, found => (isTheirs(found) ? standIn.id : standIn.name))

  const inFields = (value: Fields): Fields => {
    if (isWhereVideoLies(value)) return value
    const { id, name } = value
    const isNamed = typeof id === 'string' && typeof name === 'string' && (isTheirs(id) || isPerson(id))
    const isFile = value['state'] === 'stored' || value['state'] === 'waiting'
    const lies = isFile && typeof name === 'string' && isNamesakes(name, sought) ? ['name', 'url'] : []
    let changed = false
    const entries = Object.entries(value).map(([key, inner]): [string, Json] => {
      if (lies.includes(key)) return [key, inner]
      const kept = key !== 'name' || !isNamed ? within(inner) : isTheirs(id) ? standIn.name : inner
      const called = inText(key)
      changed ||= kept !== inner || called !== key
      return [called, kept]
    })
    return changed ? Object.fromEntries(entries) : value
  }
  const within = (value: Json): Json => {
    if (typeof value === 'string') return inText(value)
    if (value === null || typeof value !== 'object') return value
    if (!Array.isArray(value)) return inFields(value)
    const inner = value.map(within)
    return inner.some((one, index) => one !== value[index]) ? inner : value
  }
  return within(row as Json) as Row
}

function isWhereVideoLies(value: Fields): boolean {
  return 'facts' in value && 'folder' in value && typeof value['url'] === 'string'
}
