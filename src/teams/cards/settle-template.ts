import type { Off } from '../../core/domain/capabilities/capability.ts'
import type { WordTree } from '../../words.ts'

type Node = Record<string, unknown>

/** A text that is one word of the locale and nothing else: it is the same in every card. */
const oneWord = /^\$\{(?:\$root\.)?t\.([\w.]+)\}$/

/**
 * Makes of a template, as `JSON.parse` read it, what cards are filled in from, in one walk over its parts:
 *
 * - a part that belongs to a capability bears its name, `"capability": "events"`: it goes while that is off. The mark
 *   itself never reaches Teams. What a button sends may bear that name too, and is left as it is.
 * - words that are the same in every card, a fifth of what the templates ask for, are put into it: no expansion looks
 *   them up.
 * - clients without Universal Actions press the fallback of a button, which arrives as a message: the verb then travels
 *   in the data. What opens a part of the card looks like it, and not like something that is done.
 */
export function settleTemplate(template: object, off: Off, t: WordTree): object {
  const parts = [template as Node]
  const sent: Node[] = []
  const buttons: Node[] = []
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if ('capability' in part) delete part['capability']
    if (Array.isArray(part)) leaveOut(part, off)
    const type = part['type']
    if (type === 'Action.ToggleVisibility' || type === 'Action.Execute') buttons.push(part)
    for (const name in part) {
      const value = part[name]
      if (typeof value === 'string') {
        if (oneWord.test(value)) part[name] = wordOf(value, t)
      } else if (typeof value === 'object' && value !== null) {
        if ('capability' in value && isOff(value, off)) delete part[name]
        else if (name === 'data') sent.push(value as Node)
        else parts.push(value as Node)
      }
    }
  }
  for (let part = sent.pop(); part !== undefined; part = sent.pop())
    for (const name in part) {
      const value = part[name]
      if (typeof value === 'string' && oneWord.test(value)) part[name] = wordOf(value, t)
      else if (typeof value === 'object' && value !== null) sent.push(value as Node)
    }
  for (const button of buttons)
    if (button['type'] === 'Action.ToggleVisibility') button['title'] = `${String(button['title'])}\u00a0▾`
    else if (!('fallback' in button)) button['fallback'] = fallbackOf(button)
  return template
}

function leaveOut(list: unknown[], off: Off): void {
  let kept = 0
  for (const one of list) {
    const isOut = typeof one === 'object' && one !== null && 'capability' in one && isOff(one, off)
    if (!isOut) list[kept++] = one
  }
  list.length = kept
}

/** Where a part names several capabilities it stays as long as one of them is on. */
function isOff({ capability }: { capability: unknown }, off: Off): boolean {
  return String(capability)
    .split(' ')
    .every(one => (off as ReadonlySet<string>).has(one))
}

function wordOf(written: string, t: WordTree): string {
  let found: unknown = t
  for (const key of oneWord.exec(written)?.[1]?.split('.') ?? []) found = (found as WordTree | undefined)?.[key]
  return typeof found === 'string' && !found.includes('${') ? found : written
}

function fallbackOf(button: Node): Node {
  const data = { verb: button['verb'], ...(button['data'] as Node | undefined) }
  const inputs = 'associatedInputs' in button ? { associatedInputs: button['associatedInputs'] } : {}
  return { type: 'Action.Submit', title: button['title'], data, ...inputs }
}
