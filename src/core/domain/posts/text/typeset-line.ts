import type { Locale } from '../../actor.ts'
import { normalized } from '../../text.ts'
import type { Inline } from './rich-line.ts'
import { typeset } from './typography.ts'

/** One line with typography, across bold, italic and links. */
export function typesetLine(inlines: Inline[], locale: Locale): Inline[] {
  const typed = inlines.map(inline => ({ ...inline, text: normalized(inline.text) }))
  const all = typed.map(({ text }) => text).join('')
  const set = typeset(all, locale)
  const places = set === all ? null : placesIn(all, set)
  if (places === null)
    return set === all ? typed : typed.length === 1 ? typed.map(one => ({ ...one, text: set })) : typed
  let start = 0
  return typed.map(inline => {
    const end = start + inline.text.length
    const text = set.slice(places[start], places[end])
    start = end
    return { ...inline, text }
  })
}

/**
 * For each place of the typed text its place in the set one. Typography changes spaces, one sign into one, and three
 * dots into one; null: the texts differ in another way.
 */
function placesIn(typed: string, set: string): number[] | null {
  const places: number[] = [0]
  let to = 0
  const skip = () => {
    while (isSpace(set[to])) to++
  }
  for (let at = 0; at < typed.length; at++) {
    // A typed space belongs to what follows; an inserted one to what goes before.
    skip()
    if (!isSpace(typed[at])) {
      const dots = set[to] === '…' && typed[at] === '.' ? 3 : 1
      to++
      for (; dots === 3 && at < typed.length && typed.slice(at, at + 2) === '..'; at++) places[at + 1] = to
    }
    places[at + 1] = to
  }
  skip()
  places[typed.length] = set.length
  return to === set.length ? places : null
}

function isSpace(sign: string | undefined): boolean {
  return sign !== undefined && /\s/.test(sign)
}
