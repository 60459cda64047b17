import { createHash } from 'node:crypto'
import type { Town } from '../../../town/town.ts'
import { builtInColumns, newColumn } from './columns.ts'
import type { Fields, KeptList } from './kept.ts'
import type { Lists } from './lists.ts'

/** The list where comms keeps who answers for each department; people are written by their mail address. */
export function fillDirections(lists: Lists, town: Town): void {
  const list: KeptList = {
    id: guidFrom(`${town.site.id} Directions`),
    name: 'Directions',
    displayName: 'Directions',
    description: 'Les directions, leurs autres noms dans l’annuaire, et qui en répond',
    template: 'genericList',
    createdAt: '2026-01-05T08:00:00Z',
    columns: [
      ...builtInColumns().map(column =>
        column.name === 'Title' ? { ...column, displayName: 'Direction', indexed: true } : column,
      ),
      newColumn('Alias', 'text', { facet: { allowMultipleLines: true, linesForEditing: 4, textType: 'plain' } }),
      ...['Responsable', 'Adjoint', 'Correspondant'].map(name => newColumn(name, 'text', { indexed: true })),
    ],
  }
  lists.add(list)
  for (const fields of rowsOf(town)) lists.addItem(list.id, fields)
}

function rowsOf(town: Town): Fields[] {
  const mails = new Map(town.people.map(person => [person.id, person.mail]))
  return town.departments.map(department => ({
    Title: department.name,
    Alias: department.aliases.join('; '),
    Responsable: mails.get(department.headId),
    ...(department.deputyId === null ? {} : { Adjoint: mails.get(department.deputyId) }),
    Correspondant: mails.get(department.correspondentId),
  }))
}

/** The same text has the same one. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const [third, fourth] = [`4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [hex.slice(0, 8), hex.slice(8, 12), third, fourth, hex.slice(20, 32)].join('-')
}
