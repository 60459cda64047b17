import type { ColumnDefinition } from '@microsoft/microsoft-graph-types'
import { type Graph, segment } from '../graph.ts'
import { forbidden, isRefusal } from '../transport/failure.ts'
import { offering } from './columns.ts'

/** `Sites.Selected` with *write* may read and write items, but not change columns: that takes *manage*. */
export const manages = 'Sites.Selected (manage on the site)'

/** Null when there is no such list. */
export async function columnsOf(graph: Graph, list: string): Promise<ColumnDefinition[] | null> {
  const columns: ColumnDefinition[] = []
  const ask = {
    needs: 'Sites.Selected (read on the site)',
    query: { $select: 'id,name,indexed,enforceUniqueValues,choice' },
  }
  try {
    const pages = graph.pages<ColumnDefinition>(`${list}/columns`, ask)
    for await (const page of pages) columns.push(...page)
    return columns
  } catch (error) {
    if (isRefusal(error, 404)) return null
    throw error
  }
}

/** In their order, which is that of the menu. */
export function offers({ choice }: ColumnDefinition, wanted: readonly string[]): boolean {
  const choices = choice?.choices ?? []
  return choices.length === wanted.length && choices.every((one, index) => one === wanted[index])
}

/** Changes only the named parts of a column: https://learn.microsoft.com/graph/api/columndefinition-update */
export async function changeColumn(
  graph: Graph,
  list: string,
  { id }: ColumnDefinition,
  change: ColumnDefinition,
): Promise<'changed' | 'refused' | 'missing'> {
  try {
    await graph.send('PATCH', `${list}/columns/${segment(id ?? '')}`, change, { needs: manages })
    return 'changed'
  } catch (error) {
    if (forbidden(error)) return 'refused'
    if (isRefusal(error, 404)) return 'missing'
    throw error
  }
}

/** Makes the column offer exactly these choices; values of items stay. Idempotent. */
export async function followChoices(
  graph: Graph,
  list: string,
  name: string,
  choices: string[],
): Promise<'ready' | 'refused' | 'missing'> {
  const column = (await columnsOf(graph, list))?.find(one => one.name === name)
  if (!column) return 'missing'
  if (offers(column, choices)) return 'ready'
  const done = await changeColumn(graph, list, column, offering(choices))
  return done === 'changed' ? 'ready' : done
}
