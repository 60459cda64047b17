/** A card whose every button has the key of the placement, by which an older copy is told from the kept card. */
export function ofKey(card: object, key: string): object {
  return marked(card, key) as object
}

function marked(node: unknown, key: string): unknown {
  if (Array.isArray(node)) return node.map(one => marked(one, key))
  if (typeof node !== 'object' || node === null) return node
  const made = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, marked(value, key)]))
  const presses = made['type'] === 'Action.Execute' || made['type'] === 'Action.Submit'
  return presses ? { ...made, data: { ...(made['data'] as object | undefined), card: key } } : made
}
