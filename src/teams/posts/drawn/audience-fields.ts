import type { Audience } from '../../../core/domain/audiences/audience.ts'
import { formOf } from '../../../core/domain/audiences/audience-form.ts'
import { namedChoices, noForm } from '../../../core/use-cases/posts/writing/audience-values.ts'
import { inputName, inputs, partNames, parts } from '../../../core/use-cases/posts/writing/read-audience.ts'
import type { Words } from '../../../words.ts'
import type { Choice as Offered } from '../../cards/choices.ts'

/** One multi-select of chosen things: unticking removes. */
export type Box = { id: string; label: string; value: string; choices: Offered[] }

/** `names`: for ids; `value`: as saved, or as ticked and not saved yet. */
export function audienceBoxes(
  audience: Audience,
  value: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
  words: Words,
): Box[] {
  const form = formOf(audience) ?? noForm
  return partNames.flatMap(part =>
    inputs.flatMap((input): Box[] => {
      const id = inputName(parts[part], input)
      const known = new Map(namedChoices(form[part], input))
      const ticked = (value[id] ?? '').split(',').filter(one => one !== '')
      const all = [...new Set([...known.keys(), ...ticked])]
      if (all.length === 0) return []
      const choices = all.map(one => ({ title: names[one] ?? known.get(one) ?? one, value: one }))
      return [{ id, label: words.text(`posts.editor.${id}`), value: value[id] ?? '', choices }]
    }),
  )
}
