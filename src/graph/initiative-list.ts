import type { ListItem } from '@microsoft/microsoft-graph-types'
import { Misconfigured } from '../core/domain/errors.ts'
import type { InitiativeList } from '../core/ports/outside.ts'
import { type Graph, quoted, segment } from './graph.ts'
import { createSite, initiativeListName, type Labels, sectionColumn, type SectionLabels } from './lists/columns.ts'
import { followChoices } from './lists/follow-column.ts'
import { type Fields, initiativeFields, withoutNulls } from './lists/initiative-fields.ts'
import { isRefusal } from './transport/failure.ts'

const ask = { needs: 'Sites.Selected (write on the site)' }

/**
 * One item an initiative, whatever happens between a request and its answer: look by MaryId, then change or create,
 * then look again, since somebody else may have created too; of several the oldest stays. The column is unique besides.
 */
export function graphInitiativeList(
  graph: Graph,
  options: {
    siteId: string
    labels: Labels
    sections: () => Promise<SectionLabels>
    turn?: () => Promise<void>
  },
): InitiativeList {
  const turn = options.turn ?? (async () => {})
  const site = createSite(graph, options.siteId)
  const lanes = new Map<string, Promise<unknown>>()
  /** Two writes of one initiative in this process go one after the other. */
  const inLane = <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const done = (lanes.get(id) ?? Promise.resolve()).then(work, work)
    lanes.set(id, done)
    const leave = (): void => void (lanes.get(id) === done && lanes.delete(id))
    done.then(leave, leave)
    return done
  }
  return {
    write: (initiative, post) =>
      inLane(initiative.id, async () => {
        await turn()
        const items = `${await site()}/lists/${segment(initiativeListName)}/items`
        const fields = initiativeFields(initiative, post, options.labels, await options.sections())
        const known = initiative.listItemId
        if (known !== null && (await change(graph, items, known, fields))) return known
        const there = await keepOldest(graph, items, initiative.id)
        if (there !== null && (await change(graph, items, there, fields))) return there
        return create(graph, items, initiative.id, fields)
      }),
    offerSections: async () => {
      await turn()
      const list = `${await site()}/lists/${segment(initiativeListName)}`
      return followChoices(graph, list, sectionColumn, (await options.sections()).open)
    },
  }
}

/** False when the item is not there any more. */
async function change(graph: Graph, items: string, itemId: string, fields: Fields): Promise<boolean> {
  try {
    await graph.send('PATCH', `${items}/${segment(itemId)}/fields`, fields, ask)
    return true
  } catch (error) {
    if (isRefusal(error, 404)) return false
    throw error
  }
}

async function create(graph: Graph, items: string, id: string, fields: Fields): Promise<string> {
  let created: ListItem
  try {
    created = await graph.send<ListItem>('POST', items, { fields: withoutNulls(fields) }, ask)
  } catch (error) {
    // The unique column refuses the second of two at once.
    const theirs = isRefusal(error, 400, 409) ? await keepOldest(graph, items, id) : null
    if (theirs === null || !(await change(graph, items, theirs, fields))) throw error
    return theirs
  }
  const ours = created.id ?? ''
  const oldest = (await keepOldest(graph, items, id)) ?? ours
  if (oldest !== ours) await change(graph, items, oldest, fields)
  return oldest
}

/** The item that bears this initiative's id; null when there is none. Others are removed. */
async function keepOldest(graph: Graph, items: string, id: string): Promise<string | null> {
  const [oldest, ...others] = await find(graph, items, id)
  for (const other of others) await remove(graph, `${items}/${segment(other)}`)
  return oldest ?? null
}

/** Ids, oldest first: SharePoint counts upwards. */
async function find(graph: Graph, items: string, id: string): Promise<string[]> {
  const query = { $expand: 'fields($select=MaryId)', $filter: `fields/MaryId eq ${quoted(id)}`, $top: 10 }
  const found = await graph.get<{ value: ListItem[] }>(items, { ...ask, query }).catch((error: unknown) => {
    if (!isRefusal(error, 404)) throw error
    const message = `the list ${initiativeListName} is missing on the site: run npm run provision`
    throw new Misconfigured('list-missing', message, { cause: error })
  })
  const ids = found.value.filter(item => maryIdOf(item) === id).map(item => item.id ?? '')
  return ids.sort((one, other) => Number(one) - Number(other))
}

function maryIdOf(item: ListItem): unknown {
  return (item.fields as Record<string, unknown> | undefined)?.['MaryId']
}

async function remove(graph: Graph, path: string): Promise<void> {
  try {
    await graph.remove(path, ask)
  } catch (error) {
    if (!isRefusal(error, 404)) throw error
  }
}
