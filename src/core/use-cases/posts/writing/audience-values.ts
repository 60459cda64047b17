import { type Choice, formOf, nothing } from '../../../domain/audiences/audience-form.ts'
import type { Audience } from '../../../domain/audiences/audience.ts'
import { departmentValue, inputName, inputs, partNames, parts } from './read-audience.ts'

type Input = (typeof inputs)[number]

/** What a form shows of an expression that it cannot say. */
export const noForm = { everyone: false, chosen: nothing(), only: nothing(), except: nothing() }

/**
 * What the inputs of an audience hold; values of a multi-select are joined by commas (Input.ChoiceSet). The way back is
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
    /** No form shows it: it stays as it is until somebody says otherwise. */
    kept: form === null,
    values: { everyone: String(everyone), keepAudience: 'true', ...Object.fromEntries(ticked) },
  }
}

function valuesOf(choice: Choice, input: Input): string[] {
  return namedChoices(choice, input).map(([value]) => value)
}

/** Of one kind what is chosen; of people the directory knows the names. */
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
