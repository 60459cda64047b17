import type { List } from '@microsoft/microsoft-graph-types'
import { type Remark, remarkColumn } from '../core/domain/initiatives/listed-item.ts'
import { Unavailable } from '../core/domain/errors.ts'
import type { Instant } from '../core/domain/time.ts'
import type { ChangedItem, InitiativeList } from '../core/ports/microsoft-list.ts'
import { type Graph, segment, within } from './graph.ts'
import { keep } from './keep.ts'
import {
  createSite,
  initiativeColumns,
  initiativeListName,
  type Labels,
  type RemarkLabel,
  sectionColumn,
  type SectionLabels,
} from './lists/columns.ts'
import { columnsOf, followChoices } from './lists/follow-column.ts'
import { initiativeFields, meaningOf, type Wording } from './lists/initiative-fields.ts'
import { type AnyItem, etagOf, readItem, readVersions } from './lists/read-item.ts'
import {
  ask,
  changeItem,
  createItem,
  discardItem,
  type Items,
  listMissing,
  type Turn,
  units,
} from './lists/write-item.ts'
import { isRefusal, orNull } from './transport/failure.ts'

type Options = {
  siteId: string
  /** Mary's own. */
  appId: string
  labels: Labels
  sections: () => Promise<SectionLabels>
  remark: RemarkLabel
  now: () => Instant
  turn?: Turn
}

/** How long an answer of SharePoint about a column is used. */
const freshMs = 5 * 60_000

/** The list "Propositions". One item is read and written in one place at a time: by the job of its key. */
export function graphInitiativeList(graph: Graph, options: Options): InitiativeList {
  const { siteId, appId, labels, turn = async () => {} } = options
  const site = createSite(graph, siteId)
  const list = async (): Promise<string> => `${await site()}/lists/${segment(initiativeListName)}`
  const unique = keep({
    load: async () => {
      await turn(units.readMany)
      return (await columnsOf(graph, await list()))?.some(
        column => column.name === 'MaryId' && column.enforceUniqueValues,
      )
    },
    now: options.now,
    freshMs,
  })
  const items = async (): Promise<Items> => ({
    graph,
    turn,
    path: `${await list()}/items`,
    isUnique: async () => (await unique.get()) === true,
  })
  const titles = new Map(initiativeColumns(labels, []).map(({ name, displayName }) => [name, displayName ?? '']))
  // SharePoint makes this column itself, and shows it in the language of the site.
  titles.set('Title', 'Titre')
  const titleOf = (column: string): string => titles.get(column) ?? column
  const remarks = (all: Remark[]): string | null => remarksOf(all, options.remark, titleOf)
  const wording = async (): Promise<Wording> => ({ labels, sections: await options.sections(), remarks })
  return {
    say: async (initiative, post, all) => initiativeFields(initiative, post, all, await wording()),
    remark: all => ({ [remarkColumn]: remarks(all) }),
    mean: async values => meaningOf(values, await wording()),
    titleOf,
    create: async (id, values) => createItem(await items(), id, values),
    change: async (item, values) => changeItem(await items(), item, values),
    discard: async itemId => discardItem(await items(), itemId),
    item: async itemId => {
      const { path } = await items()
      await turn(units.read)
      const read = graph.get<AnyItem>(`${path}/${segment(itemId)}`, { ...ask, query: { $expand: 'fields' } })
      const item = await orNull(read)
      return item && readItem(item, appId)
    },
    versions: async itemId => {
      const { path } = await items()
      await turn(units.readMany)
      return readVersions(graph, `${path}/${segment(itemId)}`, appId)
    },
    ownId: async () => {
      await turn(units.read)
      return (await orNull(graph.get<List>(await list(), { ...ask, query: { $select: 'id' } })))?.id ?? null
    },
    all: async function* () {
      const { path } = await items()
      const pages = graph.pages<AnyItem>(path, { ...ask, query: { $expand: 'fields', $top: 500 } })
      try {
        for await (const page of pages) {
          await turn(units.readMany)
          yield page.map(item => readItem(item, appId))
        }
      } catch (error) {
        throw isRefusal(error, 404) ? listMissing(error) : error
      }
    },
    offerSections: async () => {
      await turn(units.write)
      return followChoices(graph, await list(), sectionColumn, (await options.sections()).open)
    },
    changes: async token => {
      const { path } = await items()
      await turn(token === null ? units.readMany : units.read)
      return readChanges(graph, token ?? `${path}/delta`)
    },
  }
}

function remarksOf(remarks: Remark[], label: RemarkLabel, titleOf: (column: string) => string): string | null {
  const texts = remarks.map(({ kind, column = '', questions }) => label(kind, questions?.join(', ') ?? titleOf(column)))
  return texts.length === 0 ? null : [...new Set(texts)].join('\n')
}

type DeltaPage = { value: AnyItem[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string }

/** https://learn.microsoft.com/graph/api/listitem-delta: the links are opaque, and hold the token. */
async function readChanges(graph: Graph, path: string): ReturnType<InitiativeList['changes']> {
  try {
    const page = await graph.get<DeltaPage>(path, ask)
    const next = page['@odata.nextLink'] ?? page['@odata.deltaLink']
    if (next === undefined) throw new Unavailable('graph-no-delta-link')
    const more = page['@odata.nextLink'] !== undefined
    return { kind: 'page', items: page.value.map(readChange), next: within(graph.root, next), more }
  } catch (error) {
    if (isRefusal(error, 410)) return { kind: 'expired' }
    if (isRefusal(error, 404)) return { kind: 'not-there' }
    throw error
  }
}

function readChange(item: AnyItem): ChangedItem {
  const deleted = item.deleted !== undefined && item.deleted !== null
  return { itemId: item.id ?? '', etag: etagOf(item), deleted }
}
