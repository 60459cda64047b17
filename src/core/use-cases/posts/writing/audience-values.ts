import { type Choice, formOf, nothing } from '../../../domain/audiences/audience-form.ts'
import type { Audience } from '../../../domain/audiences/audience.ts'
import { departmentValue, inputName, inputs, partNames, parts } from './read-audience.ts'

type Input = (typeof inputs)[number]

/** What a form shows for an expression that it cannot express. */
export const noForm = { everyone: false, chosen: nothing(), only: nothing(), except: nothing() }

/**
 * Values of the inputs of an audience; those of a multi-select are joined by commas (Input.ChoiceSet). The reverse is
 * `readAudience`.
 */
export function audienceValues(audience: Audience): {
  kept: boolean
  values: Record<string, string> & Record<'everyone' | 'keepAudience', string>
} {
  const form = formOf(audience)
  const { everyone, ...chosen } = form ?? noForm
  const ticked = partNames.flatMap(part =>
    inputs.map(input => [inputName(parts[part], input), valuesOf(chosen[part], input).join(',')] as const),
  )
  return {
    /** No form can show it: it stays until a person chooses something else. */
    kept: form === null,
    values: { everyone: String(everyone), keepAudience: 'true', ...Object.fromEntries(ticked) },
  }
}

function valuesOf(choice: Choice, input: Input): string[] {
  return namedChoices(choice, input).map(([value]) => value)
}

/** What is chosen of one kind; the directory has the names of people. */
export function namedChoices(choice: Choice, input: Input): [value: string, title: string][] {
  switch (input) {
    case 'departments':
      return choice.departments.map(name => [departmentValue(name), name])
    case 'people':
      return choice.people.map(id => [id, id])
    default:
      return choice[input].map(({ id, name }) => [id, name])
  }
}
