import { fold } from '../../core/domain/text.ts'

/** « Nadia Benali 42 participer créneau 2 »: the person, the event, and the answer, if given. */
export type WrittenProxy = { who: string; reference: string; says: 'yes' | 'maybe' | 'no' | null; rest: string }

/** The first words of each answer, in one language. */
export type Sayings = Readonly<Record<'yes' | 'maybe' | 'no', readonly string[]>>

/** A name, or an address, is no longer, and has no digit before the reference except within an address. */
const namesAnEvent = /^(\S(?:.{0,98}?\S)?)\s+((?:[a-z]{3,4}[-\s]?\d{4}[-\s]?)?\d{1,9})(?=[\s:,.;]|$)[\s:,.–—-]*/i

/** Null if no event is named after the person, or the rest is no answer. */
export function writtenProxy(text: string, sayings: Sayings): WrittenProxy | null {
  const begins = namesAnEvent.exec(text)
  if (!begins) return null
  const [whole, who = '', reference = ''] = begins
  const after = text.slice(whole.length).trim()
  if (after === '') return { who, reference, says: null, rest: '' }
  const said = sayingOf(after, sayings)
  return said && { who, reference, ...said }
}

/** Longest first: « ne pas participer » before « participer ». */
function sayingOf(after: string, sayings: Sayings): Pick<WrittenProxy, 'says' | 'rest'> | null {
  const all = (['yes', 'maybe', 'no'] as const).flatMap(says =>
    sayings[says].map(one => ({ says, words: one.split(' ').length, folded: fold(one) })),
  )
  for (const { says, words, folded } of all.toSorted((a, b) => b.words - a.words)) {
    const typed = new RegExp(`^(?:[^\\s;,.:!]+\\s+){${words - 1}}[^\\s;,.:!]+`).exec(after)?.[0]
    if (typed !== undefined && fold(typed) === folded)
      return {
        says,
        rest: after
          .slice(typed.length)
          .replace(/^[\s:,.–—-]+/, '')
          .trim(),
      }
  }
  return null
}
