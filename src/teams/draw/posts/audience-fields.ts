import type { Audience } from '../../../core/audiences/audience.ts'
import { type Choice, formOf, nothing } from '../../../core/audiences/form/audience-form.ts'
import { inputName, inputs, parts } from '../../../core/posts/editor/read-audience.ts'
import type { Choice as Offered } from '../view/choices.ts'

type Named = { id: string; name: string }

/** What may be chosen besides what is: found by name, or the latest. `addresses`: of the people who are named. */
export type Offers = {
  departments?: readonly string[]
  groups?: readonly Named[]
  teams?: readonly Named[]
  lists?: readonly Named[]
  addresses?: Readonly<Record<string, string>>
}

const none = { everyone: false, chosen: nothing(), only: nothing(), except: nothing() }

/** What the editor's inputs show of an audience; choices of a multi-select are joined by commas (Input.ChoiceSet). */
export function audienceFields(audience: Audience, offers: Offers) {
  const form = formOf(audience)
  const { everyone, ...chosen } = form ?? none
  const all = Object.values(chosen)
  const values = (['chosen', 'only', 'except'] as const).flatMap(part =>
    inputs.map(input => [inputName(parts[part], input), valueOf(chosen[part], input, offers)] as const))
  return {
    /** No form shows it: it stays as it is until somebody says otherwise. */
    kept: form === null,
    departments: offered(
      offers.departments?.map(name => ({ id: name, name })),
      all.flatMap(one => one.departments.map(name => ({ id: name, name }))),
    ),
    groups: offered(
      offers.groups,
      all.flatMap(one => one.groups),
    ),
    teams: offered(
      offers.teams,
      all.flatMap(one => one.teams),
    ),
    lists: offered(
      offers.lists,
      all.flatMap(one => one.lists),
    ),
    values: { everyone: String(everyone), keepAudience: 'true', ...Object.fromEntries(values) } as Record<
      string,
      string
    >,
  }
}

/** Kept among the choices even where they cannot be read. */
function offered(found: readonly Named[] = [], chosen: readonly Named[]): Offered[] {
  return [...new Map([...found, ...chosen].map(({ id, name }) => [id, { title: name, value: id }])).values()]
}

function valueOf(choice: Choice, input: (typeof inputs)[number], { addresses = {} }: Offers): string {
  switch (input) {
    case 'departments':
      return choice.departments.join(',')
    case 'people':
      return choice.people.map(id => addresses[id] ?? id).join('\n')
    default:
      return choice[input].map(({ id }) => id).join(',')
  }
}
