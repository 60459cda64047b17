import type { Incoming } from '../../../router.ts'
import { badRequest, GraphFailure, noItem } from '../../failure.ts'
import type { Drive } from './drive.ts'
import type { KeptDriveItem } from './kept.ts'

/** Where a file is to lie. */
export type Place = { parentId: string; name: string }

/** Names that SharePoint refuses: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa */
const badName = /["*:<>?/\\|]|^\s|\s$|\.$|^~\$/

export function namesOf(path: string): string[] {
  const names = path.split('/').filter(name => name !== '')
  for (const name of names) {
    if (badName.test(name) || name.length > 255) {
      throw badRequest('The provided name cannot contain these characters.', 'invalidRequest')
    }
  }
  return names
}

/** The place at a path below a folder; missing folders are made. */
export function placeAt(drive: Drive, path: string, from: KeptDriveItem = drive.root): Place {
  const names = namesOf(path)
  const name = names.pop()
  if (name === undefined) throw badRequest('The path names no file.', 'invalidRequest')
  return { parentId: drive.folder(names, from).id, name }
}

/** What to do when a file of that name is there: `replace` (the default), `rename`, `fail`. */
export function settleConflict(drive: Drive, request: Incoming, place: Place, asked?: unknown): Place {
  const behaviour = asked ?? request.query.get('@microsoft.graph.conflictBehavior') ?? 'replace'
  const there = drive.child(place.parentId, place.name)
  if (there === undefined || (behaviour === 'replace' && !there.isFolder)) return place
  if (behaviour !== 'rename') {
    throw new GraphFailure(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent.')
  }
  const dot = place.name.lastIndexOf('.')
  const [stem, end] = dot > 0 ? [place.name.slice(0, dot), place.name.slice(dot)] : [place.name, '']
  for (let count = 1; ; count++) {
    const name = `${stem} ${count}${end}`
    if (drive.child(place.parentId, name) === undefined) return { ...place, name }
  }
}

export function itemOf(drive: Drive, id: string): KeptDriveItem {
  const item = id === 'root' ? drive.root : drive.get(id)
  if (item === undefined) throw noItem()
  return item
}

export function itemAt(drive: Drive, path: string): KeptDriveItem {
  const item = drive.byPath(namesOf(path))
  if (item === undefined) throw noItem()
  return item
}
