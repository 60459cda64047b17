import { type Actor, named } from '../../domain/actor.ts'
import { type Edition, type Editorial, editorialMax, pieceTitleMax } from '../../domain/newspapers/edition.ts'
import { cleanText } from '../../domain/text.ts'
import {
  composing,
  type ComposeInput,
  type ComposeRefusal,
  type EditionChanged,
  type EditionNeeds,
} from './edition-road.ts'

/**
 * Untrusted. `seen`: when the editorial was written that the form was filled from; '': there was none; absent: typed by
 * somebody who means to write over it.
 */
export type EditorialInput = ComposeInput & { title: unknown; text: unknown; signature: unknown; seen?: string }
type EditorialField = 'title' | 'text' | 'signature'
export type SetEditorialResult =
  /** `editorial` null: it was emptied. */
  | EditionChanged<{ editorial: Editorial | null }>
  /** Somebody wrote another one since: nothing was written. */
  | { kind: 'editorial-since'; edition: Edition }
  /** In signs; `field`: the first one that is. */
  | { kind: 'editorial-too-long'; edition: Edition; field: EditorialField; signs: number; most: number }
  | ComposeRefusal

/** *Éditorial*. Without a text the edition has none. The same words again change nothing of who wrote them. */
export function setEditorial(
  ports: EditionNeeds,
  actor: Actor,
  { title, text, signature, seen, ...input }: EditorialInput,
): Promise<SetEditorialResult> {
  type Refusal = Exclude<SetEditorialResult, { kind: 'edition-changed' } | ComposeRefusal>
  const typed = { title: cleanText(title), text: cleanText(text), signature: cleanText(signature) }
  return composing<{ editorial: Editorial | null }, Refusal>(ports, actor, input, edition => {
    const before = edition.editorial
    if (seen !== undefined && seen !== (before?.at ?? '') && !isSame(before, typed))
      return { kind: 'editorial-since', edition }
    const longest = limits
      .map(({ field, most }) => ({ field, most, signs: typed[field].length }))
      .find(({ signs, most }) => signs > most)
    if (longest) return { kind: 'editorial-too-long', edition, ...longest }
    const written = isSame(before, typed) ? before : { ...typed, by: named(actor), at: ports.now() }
    const editorial = typed.text === '' ? null : written
    return {
      edition: { ...edition, editorial },
      verb: 'edition.composed',
      details: { what: editorial === null ? 'editorial-removed' : 'editorial' },
      more: { editorial },
    }
  })
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
