import type { ColumnDefinition } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../core/domain/errors.ts'
import { type Graph, segment } from './graph.ts'
import { changeColumn, columnsOf, manages, offers } from './lists/follow-column.ts'
import {
  createSite,
  departmentColumns,
  departmentListName,
  initiativeColumns,
  initiativeListName,
  type Labels,
  offering,
  relayColumns,
  relayListName,
  sectionColumn,
} from './lists/columns.ts'
import { forbidden, isRefusal } from './transport/failure.ts'

export type Provisioned = {
  /** What was made or changed, in order: a list by name, a column as `list.column`; empty: everything existed. */
  did: Done[]
} & (
  | { kind: 'ready' }
  /** `what`: lists by name, columns as `list.column`, with what they lack. */
  | { kind: 'missing'; what: string[]; command: 'npm run provision' }
)
export type Done = { what: string; done: 'created' | 'indexed' | 'choices' }

type Options = {
  siteId: string
  labels: Labels
  /** The names on offer; `sure` false: they may have changed, and an existing column keeps its choices. */
  sections: { names: readonly string[]; sure: boolean }
}

/** Finds the three lists and their columns, makes missing ones and mends differences, if it may. Idempotent. */
export async function provisionLists(graph: Graph, { siteId, labels, sections }: Options): Promise<Provisioned> {
  const site = await createSite(graph, siteId)()
  const columns = initiativeColumns(labels, sections.names)
  const initiatives = { name: initiativeListName, columns, kept: sections.sure ? [] : [sectionColumn] }
  const found = [
    await provisionList(graph, site, initiatives),
    await provisionList(graph, site, { name: departmentListName, columns: departmentColumns(), kept: [] }),
    await provisionList(graph, site, { name: relayListName, columns: relayColumns(), kept: [] }),
  ]
  const did = found.flatMap(one => one.did)
  const what = found.flatMap(({ missing }) => missing)
  return what.length === 0 ? { kind: 'ready', did } : { kind: 'missing', did, what, command: 'npm run provision' }
}

/** `kept`: columns whose choices stay as they are. */
type Wanted = { name: string; columns: ColumnDefinition[]; kept: string[] }
type Account = { did: Done[]; missing: string[] }

async function provisionList(graph: Graph, site: string, wanted: Wanted): Promise<Account> {
  const { name, columns } = wanted
  const list = `${site}/lists/${segment(name)}`
  let there = await columnsOf(graph, list)
  if (there === null) {
    const body = { displayName: name, list: { template: 'genericList' }, columns }
    const created = await mayCreate(graph, `${site}/lists`, body)
    if (created === 'created') return { did: [{ what: name, done: 'created' }], missing: [] }
    there = created === 'there' ? await columnsOf(graph, list) : null
  }
  return there === null ? { did: [], missing: [name] } : completeList(graph, list, wanted, there)
}

async function completeList(graph: Graph, list: string, wanted: Wanted, there: ColumnDefinition[]): Promise<Account> {
  const account: Account = { did: [], missing: [] }
  for (const column of wanted.columns) {
    const what = `${wanted.name}.${column.name}`
    const found = there.find(one => one.name === column.name)
    if (!found) {
      const created = await mayCreate(graph, `${list}/columns`, column)
      if (created === 'created') account.did.push({ what, done: 'created' })
      if (created === 'refused') account.missing.push(what)
      continue
    }
    for (const [done, change] of differences(column, found, wanted.kept)) {
      if ((await changeColumn(graph, list, found, change)) === 'changed') account.did.push({ what, done })
      else account.missing.push(`${what} (${done})`)
    }
  }
  return account
}

function differences(
  wanted: ColumnDefinition,
  found: ColumnDefinition,
  kept: readonly string[],
): [Done['done'], ColumnDefinition][] {
  const choices = wanted.choice?.choices ?? []
  const differs = choices.length > 0 && !kept.includes(wanted.name ?? '') && !offers(found, choices)
  return [
    ...(wanted.indexed && found.indexed === false
      ? [['indexed', { indexed: true }] satisfies [Done['done'], ColumnDefinition]]
      : []),
    ...(differs ? [['choices', offering(choices)] satisfies [Done['done'], ColumnDefinition]] : []),
  ]
}

/** `there`: another process was quicker. */
async function mayCreate(graph: Graph, path: string, body: unknown): Promise<'created' | 'there' | 'refused'> {
  try {
    await graph.send('POST', path, body, { needs: manages })
    return 'created'
  } catch (error) {
    if (forbidden(error)) return 'refused'
    if (isRefusal(error, 409)) return 'there'
    if (!isRefusal(error, 404)) throw error
    throw new Misconfigured('site-missing', 'there is no such site: check SHAREPOINT_SITE_ID', { cause: error })
  }
}
