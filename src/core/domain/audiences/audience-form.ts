import type { PersonId } from '../actor.ts'
import { canonicalKey } from '../seal.ts'
import type { Audience } from './audience.ts'

type Named = { id: string; name: string }
export type ListLeaf = Extract<Audience, { kind: 'list' }>

/** What a form chooses of each kind of audience. */
export type Choice = { departments: string[]; groups: Named[]; teams: Named[]; lists: ListLeaf[]; people: PersonId[] }

/**
 * Each choice is one leaf of an expression that is sealed, stored and shown as words; for more people there are lists
 * read from a file.
 */
export const choicesMax = 50
export const peopleMax = 200

/** An audience as a form shows it: the union of `chosen`, limited to who is also in `only`, without `except`. */
export type AudienceForm = { everyone: boolean; chosen: Choice; only: Choice; except: Choice }

export function nothing(): Choice {
  return { departments: [], groups: [], teams: [], lists: [], people: [] }
}

export function isEmpty(choice: Choice): boolean {
  return Object.values(choice).every(all => all.length === 0)
}

export const nobody: Audience = { kind: 'union', of: [] }

/** Nothing chosen is nobody: « tous » only where somebody says so. */
export function audienceOf({ everyone, chosen, only, except }: AudienceForm): Audience {
  const base = everyone ? ({ kind: 'everyone' } as const) : (together(chosen) ?? nobody)
  const narrower = together(only)
  const from: Audience = narrower ? { kind: 'intersection', of: [base, narrower] } : base
  const without = together(except)
  return without ? { kind: 'except', from, without } : from
}

/** Null for an expression that no form can show exactly: it is kept as it is, never flattened. */
export function formOf(audience: Audience): AudienceForm | null {
  const [from, without] = audience.kind === 'except' ? [audience.from, audience.without] : [audience, null]
  const [base, narrower] =
    from.kind === 'intersection' && from.of.length === 2 ? [from.of[0]!, from.of[1]!] : [from, null]
  const everyone = base.kind === 'everyone'
  const form = {
    everyone,
    chosen: everyone ? nothing() : choiceOf(base),
    only: choiceOf(narrower),
    except: choiceOf(without),
  }
  const fits = [form.chosen, form.only, form.except].every(fitsIn)
  return fits && canonicalKey(audienceOf(form)) === canonicalKey(audience) ? form : null
}

/** Whether nothing is chosen twice, and no more than a form takes. */
function fitsIn({ departments, groups, teams, lists, people }: Choice): boolean {
  const chosen = [departments, ...[groups, teams, lists].map(all => all.map(({ id }) => id))]
  return (
    [...chosen, people].every(all => new Set(all).size === all.length) &&
    chosen.every(all => all.length <= choicesMax) &&
    people.length <= peopleMax
  )
}

function together({ departments, groups, teams, lists, people }: Choice): Audience | null {
  const of: Audience[] = [
    ...departments.map(name => ({ kind: 'department', name }) as const),
    ...groups.map(({ id, name }) => ({ kind: 'group', id, name }) as const),
    ...teams.map(({ id, name }) => ({ kind: 'team', id, name }) as const),
    ...lists,
    ...(people.length > 0 ? [{ kind: 'people', ids: people } as const] : []),
  ]
  return of.length > 1 ? { kind: 'union', of } : (of[0] ?? null)
}

/** The leaves of a union by kind. A part that is no leaf is missing here, and `formOf` then answers null. */
function choiceOf(audience: Audience | null): Choice {
  const choice = nothing()
  for (const leaf of audience?.kind === 'union' ? audience.of : audience ? [audience] : [])
    switch (leaf.kind) {
      case 'department':
        choice.departments.push(leaf.name)
        break
      case 'group':
        choice.groups.push({ id: leaf.id, name: leaf.name })
        break
      case 'team':
        choice.teams.push({ id: leaf.id, name: leaf.name })
        break
      case 'list':
        choice.lists.push(leaf)
        break
      case 'people':
        choice.people.push(...leaf.ids)
        break
      case 'registered':
      case 'everyone':
      case 'union':
      case 'intersection':
      case 'except':
    }
  return choice
}
