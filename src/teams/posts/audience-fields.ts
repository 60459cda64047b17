import type { Audience } from '../../core/domain/audiences/audience.ts'
import { type Choice, formOf, nothing } from '../../core/domain/audiences/audience-form.ts'
import { departmentValue, inputName, inputs, partNames, parts } from '../../core/use-cases/posts/read-audience.ts'
import type { Words } from '../../words.ts'
import type { Choice as Offered } from '../cards/choices.ts'

/** One multi-select of what is chosen: to take something away, it is unticked. */
export type Box = { id: string; label: string; value: string; choices: Offered[] }

const none = { everyone: false, chosen: nothing(), only: nothing(), except: nothing() }

/** What the inputs of an audience hold; values of a multi-select are joined by commas (Input.ChoiceSet). */
export function audienceValues(audience: Audience): {
  kept: boolean
  values: Record<string, string> & Record<'everyone' | 'keepAudience', string>
} {
  const form = formOf(audience)
  const { everyone, ...chosen } = form ?? none
  const ticked = partNames.flatMap(part =>
    inputs.map(input => [inputName(parts[part], input), valuesOf(chosen[part], input).join(',')] as const),
  )
  return {
    /** No form shows it: it stays as it is until somebody says otherwise. */
    kept: form === null,
    values: { everyone: String(everyone), keepAudience: 'true', ...Object.fromEntries(ticked) },
  }
}

/** `names`: of what an id stands for; `value`: as saved, or as ticked and not saved yet. */
export function audienceBoxes(
  audience: Audience,
  value: Readonly<Record<string, string>>,
  names: Readonly<Record<string, string>>,
  words: Words,
): Box[] {
  const form = formOf(audience) ?? none
  return partNames.flatMap(part =>
    inputs.flatMap((input): Box[] => {
      const id = inputName(parts[part], input)
      const known = new Map(choicesOf(form[part], input))
      const ticked = (value[id] ?? '').split(',').filter(one => one !== '')
      const all = [...new Set([...known.keys(), ...ticked])]
      if (all.length === 0) return []
      const choices = all.map(one => ({ title: names[one] ?? known.get(one) ?? one, value: one }))
      return [{ id, label: words.text(`posts.editor.${id}`), value: value[id] ?? '', choices }]
    }),
  )
}

function valuesOf(choice: Choice, input: (typeof inputs)[number]): string[] {
  return choicesOf(choice, input).map(([value]) => value)
}

function choicesOf(choice: Choice, input: (typeof inputs)[number]): [value: string, title: string][] {
  switch (input) {
    case 'departments':
      return choice.departments.map(name => [departmentValue(name), name])
    case 'people':
      return choice.people.map(id => [id, id])
    default:
      return choice[input].map(({ id, name }) => [id, name])
  }
}
