import { Shelf } from '../../shelf.ts'
import type { Town } from '../../town/town.ts'
import { fillDirections } from './store/directions.ts'
import { fillRelays } from './store/relays.ts'
import { Drive, type FileSummary } from './drive/drive.ts'
import type { KeptDriveItem } from './drive/kept.ts'
import type { Fields, KeptItem, KeptList } from './store/kept.ts'
import { Lists } from './store/lists.ts'

export type ListSummary = {
  id: string
  name: string
  /** `choices`: what a column of choices offers. */
  columns: { name: string; displayName: string; indexed: boolean; hidden: boolean; choices?: unknown }[]
  items: { id: string; fields: Fields; createdAt: string; modifiedAt: string }[]
}

/** The site of the communication team: its lists and its library. */
export type SharePoint = {
  store: Lists
  drive: Drive
  /** What lies in the lists, for the desk. */
  lists(): ListSummary[]
  files(): FileSummary[]
  content(id: string): Buffer | undefined
  /** Back to the first day. */
  reset(): void
  flush(): void
}

export function openSharePoint(
  town: Town,
  folder: string | undefined,
  changed: () => void = () => undefined,
  itemMoved: (listId: string) => void = () => undefined,
): SharePoint {
  const shelves = {
    lists: new Shelf<KeptList>(folder, 'lists'),
    items: new Shelf<KeptItem>(folder, 'items'),
    drive: new Shelf<KeptDriveItem>(folder, 'drive'),
  }
  const store = new Lists(shelves.lists, shelves.items, changed, itemMoved)
  const drive = new Drive(shelves.drive, folder)
  const fill = (): void => {
    fillDirections(store, town)
    fillRelays(store, town)
  }
  if (store.all().length === 0) fill()
  return {
    store,
    drive,
    lists: () => store.all().map(list => summarise(store, list)),
    files: () => drive.files(),
    content: id => drive.content(id),
    reset: () => {
      store.clear()
      drive.clear()
      fill()
    },
    flush: () => {
      for (const shelf of Object.values(shelves)) shelf.flush()
    },
  }
}

function summarise(store: Lists, list: KeptList): ListSummary {
  return {
    id: list.id,
    name: list.displayName,
    columns: list.columns
      .filter(column => !column.readOnly)
      .map(({ name, displayName, indexed, hidden, kind, facet }) => ({
        name,
        displayName,
        indexed,
        hidden,
        ...(kind === 'choice' ? { choices: facet.choices } : {}),
      })),
    items: store.items(list.id).map(({ id, fields, createdAt, modifiedAt }) => ({ id, fields, createdAt, modifiedAt })),
  }
}
