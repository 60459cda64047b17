import { isRecord } from './incoming.ts'

export type CardNode = Record<string, unknown>
type IsClosed = (action: CardNode) => boolean

const isNested = new Set(['selectAction', 'refresh'])

/**
 * A card without the actions that are closed, and without what held nothing else. `renamed`: what is changed of a node
 * that stays; null: nothing. What loses nothing stays the same object: a card is looked through at every answer.
 */
export function pruned(
  node: unknown,
  isClosed: IsClosed,
  renamed: (node: CardNode) => object | null = () => null,
): unknown {
  if (Array.isArray(node)) {
    const open = node.filter(one => !closes(one, isClosed))
    const kept = open.map(one => pruned(one, isClosed, renamed))
    return open.length < node.length || kept.some((one, index) => one !== open[index]) ? kept : node
  }
  if (!isRecord(node)) return node
  let changed: CardNode | undefined
  for (const name in node) {
    const value = node[name]
    if (name === 'data' || typeof value !== 'object') continue
    if (isNested.has(name) && closes(value, isClosed)) {
      delete (changed ??= { ...node })[name]
      continue
    }
    const kept = pruned(value, isClosed, renamed)
    if (kept !== value) (changed ??= { ...node })[name] = kept
  }
  const other = renamed(node)
  return other === null ? (changed ?? node) : { ...(changed ?? node), ...other }
}

function closes(node: unknown, isClosed: IsClosed): boolean {
  if (!isRecord(node)) return false
  // A refresh bears its action; a set of actions of which none is open says nothing.
  if (isRecord(node['action']) && closes(node['action'], isClosed)) return true
  if (node['type'] === 'ActionSet')
    return Array.isArray(node['actions']) && node['actions'].every(one => closes(one, isClosed))
  return verbOf(node) !== '' && isClosed(node)
}

/** '' if the node is no button, or has no verb. */
export function verbOf(node: CardNode): string {
  if (node['type'] !== 'Action.Execute' && node['type'] !== 'Action.Submit') return ''
  const data = isRecord(node['data']) ? node['data'] : {}
  const verb = node['verb'] ?? data['verb']
  return typeof verb === 'string' ? verb : ''
}

/** A card without its fields, where no button that is left sends them. */
export function withoutLonelyFields(card: unknown): unknown {
  return some(card, takesFields) ? card : withoutFields(card)
}

function takesFields(node: CardNode): boolean {
  return verbOf(node) !== '' && node['associatedInputs'] !== 'none'
}

function isField(node: unknown): boolean {
  return isRecord(node) && String(node['type']).startsWith('Input.')
}

/** Searches what is shown. The action that refreshes a card is left out, since it sends no field. */
function some(node: unknown, is: (node: CardNode) => boolean): boolean {
  if (Array.isArray(node)) return node.some(one => some(one, is))
  if (!isRecord(node)) return false
  if (is(node)) return true
  for (const name in node) if (typeof node[name] === 'object' && !isAside.has(name) && some(node[name], is)) return true
  return false
}

const isAside = new Set(['data', 'fallback', 'refresh'])

/** A container of fields without a button is removed as a whole, with the heading of the fields. */
function withoutFields(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter(one => !isField(one) && !isForm(one)).map(withoutFields)
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, name === 'data' ? value : withoutFields(value)]),
  )
}

function isForm(node: unknown): boolean {
  if (!isRecord(node) || node['type'] !== 'Container' || !Array.isArray(node['items'])) return false
  return node['items'].some(isField) && !some(node, one => verbOf(one) !== '')
}
