import { type Actor, named } from '../../../domain/actor.ts'
import { type Edition, type Editorial, editorialMax, pieceTitleMax } from '../../../domain/newspapers/edition.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'
import { cleanText, typedMost } from '../../../domain/text.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type TypesetNeeds,
} from './edition-road.ts'

/**
 * Untrusted. `seen`: when the editorial was written from which the form was filled; '': there was none; absent: typed
 * by a person, who may overwrite their own words, and another's only once they have seen them.
 */
export type EditorialInput = ComposeInput & { title: unknown; text: unknown; signature: unknown; seen?: string }
type Changed = EditionChanged<{ editorial: Editorial | null }>
type EditorialField = 'title' | 'text' | 'signature'
export type SetEditorialResult =
  /** `editorial` null: it was emptied. */
  | Changed
  /** Another one was written since: nothing was saved. */
  | { kind: 'editorial-since'; edition: Edition }
  /** In signs; `field`: the first one that is too long. */
  | { kind: 'editorial-too-long'; edition: Edition; field: EditorialField; signs: number; most: number }
  | ComposeRefusal

/** *Éditorial*. Without a text the edition has none. The same words again, or none again, change nothing. */
export function setEditorial(
  ports: TypesetNeeds,
  actor: Actor,
  { title, text, signature, seen, ...input }: EditorialInput,
): Promise<SetEditorialResult> {
  type Refusal = Exclude<SetEditorialResult, { kind: 'edition-changed' } | ComposeRefusal>
  const { locale } = ports.editionWords
  const set = (said: unknown) => typeset(cleanText(said), locale)
  // Typeset as it is read: neither « 25 % » nor « Bravo ! » breaks over two lines.
  const typed = { title: set(title), text: set(text), signature: set(signature) }
  const signsOf = { title: signsTyped(title), text: signsTyped(text), signature: signsTyped(signature) }
  return composing<{ editorial: Editorial | null }, Refusal | Changed>(ports, actor, input, (edition, newspaper) => {
    const before = edition.editorial
    if (isSame(before, typed)) return { kind: 'edition-changed', edition, newspaper, editorial: before }
    const isOfAnother = before !== null && before.by.id !== actor.id
    if (seen === undefined ? isOfAnother : seen !== (before?.at ?? '')) return { kind: 'editorial-since', edition }
    const longest = limits.find(({ field, most }) => typed[field].length > most)
    if (longest) return { kind: 'editorial-too-long', edition, ...longest, signs: signsOf[longest.field] }
    const editorial = typed.text === '' ? null : { ...typed, by: named(actor), at: ports.now() }
    return {
      edition: { ...edition, editorial },
      verb: 'edition.composed',
      details: { what: editorial === null ? 'editorial-removed' : 'editorial' },
      more: { editorial },
    }
  })
}

/** The length as the author counts it: `cleanText` would cut what is too long for every field. */
function signsTyped(typed: unknown): number {
  const text = cleanText(typed)
  return text.length > typedMost && typeof typed === 'string' ? typed.trim().length : text.length
}

const limits = [
  { field: 'text', most: editorialMax },
  { field: 'title', most: pieceTitleMax },
  { field: 'signature', most: pieceTitleMax },
] as const

function isSame(before: Editorial | null, typed: Pick<Editorial, 'title' | 'text' | 'signature'>): boolean {
  if (before === null) return typed.text === ''
  return before.title === typed.title && before.text === typed.text && before.signature === typed.signature
}
