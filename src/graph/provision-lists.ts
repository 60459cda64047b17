import type { ColumnDefinition } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../core/domain/errors.ts'
import { type Graph, segment } from './graph.ts'
import {
  createSite,
  departmentColumns,
  departmentListName,
  initiativeColumns,
  initiativeListName,
  type Labels,
} from './lists/columns.ts'
import { forbidden, isRefusal } from './transport/failure.ts'

export type Provisioned =
  | { kind: 'ready' }
  /** `what`: lists by name, columns as `list.column`. */
  | { kind: 'missing'; what: string[]; command: 'npm run provision' }

/** `Sites.Selected` with *write* reads and writes items, and may not create lists: that takes *manage*. */
const needs = 'Sites.Selected (manage on the site)'

/** Finds the two lists and their columns and makes what is missing, when it may. Again and again: the same. */
export async function provisionLists(graph: Graph, options: { siteId: string; labels: Labels }): Promise<Provisioned> {
  const site = await createSite(graph, options.siteId)()
  const what = [
    ...(await provisionList(graph, site, initiativeListName, initiativeColumns(options.labels))),
    ...(await provisionList(graph, site, departmentListName, departmentColumns())),
  ]
  return what.length === 0 ? { kind: 'ready' } : { kind: 'missing', what, command: 'npm run provision' }
}

/** What is missing in the end. */
async function provisionList(graph: Graph, site: string, name: string, wanted: ColumnDefinition[]): Promise<string[]> {
  const list = `${site}/lists/${segment(name)}`
  let there = await columnsOf(graph, list)
  if (there === null) {
    const body = { displayName: name, list: { template: 'genericList' }, columns: wanted }
    const created = await mayCreate(graph, `${site}/lists`, body)
    if (created === 'created') return []
    there = created === 'there' ? await columnsOf(graph, list) : null
  }
  if (there === null) return [name]
  const missing = await completeList(graph, list, wanted, there)
  return missing.map(column => `${name}.${column}`)
}

type Column = ColumnDefinition

async function completeList(graph: Graph, list: string, wanted: Column[], there: Column[]): Promise<string[]> {
  const missing: string[] = []
  for (const column of wanted) {
    const found = there.find(one => one.name === column.name)
    if (found) {
      if (column.indexed && found.indexed === false) missing.push(`${column.name} (indexed)`)
    } else if ((await mayCreate(graph, `${list}/columns`, column)) === 'refused') missing.push(column.name ?? '')
  }
  return missing
}

/** Null when there is no such list. */
async function columnsOf(graph: Graph, list: string): Promise<ColumnDefinition[] | null> {
  const columns: ColumnDefinition[] = []
  const ask = { needs: 'Sites.Selected (read on the site)', query: { $select: 'id,name,indexed' } }
  try {
    const pages = graph.pages<ColumnDefinition>(`${list}/columns`, ask)
    for await (const page of pages) columns.push(...page)
    return columns
  } catch (error) {
    if (isRefusal(error, 404)) return null
    throw error
  }
}

/** `there`: another process was quicker. */
async function mayCreate(graph: Graph, path: string, body: unknown): Promise<'created' | 'there' | 'refused'> {
  try {
    await graph.send('POST', path, body, { needs })
    return 'created'
  } catch (error) {
    if (forbidden(error)) return 'refused'
    if (isRefusal(error, 409)) return 'there'
    if (!isRefusal(error, 404)) throw error
    throw new Misconfigured('site-missing', 'there is no such site: check SHAREPOINT_SITE_ID', { cause: error })
  }
}
