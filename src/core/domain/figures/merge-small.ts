import { fewestPeople } from '../broadcasts/department-lines.ts'
import type { Department } from '../people/department.ts'

/**
 * The departments that a figure may name: those in which enough people work. Where all the others together are too few,
 * the smallest named ones go with them, or the line of the others would be a small group. `people`: how many work in a
 * department.
 */
export function namedDepartments(
  departments: readonly Pick<Department, 'name'>[],
  people: (name: string) => number,
): ReadonlySet<string> {
  const sizes = departments.map(({ name }) => ({ name, size: people(name) }))
  const sorted = sizes.toSorted((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
  const named = sorted.filter(({ size }) => size >= fewestPeople)
  const others = () => sorted.slice(named.length).reduce((sum, { size }) => sum + size, 0)
  while (named.length > 0 && named.length < sorted.length && others() < fewestPeople) named.pop()
  return new Set(named.map(({ name }) => name))
}

/** A group of people. `keys`: the keys that were merged into it. */
export type PeopleGroup<Key> = { keys: Key[]; people: number }

/**
 * Groups of enough people each; the small ones are one, to which the smallest of the others is added until it is no
 * small group. Too few in all: null. A key without people is left out.
 */
export function mergeSmall<Key>(groups: readonly { key: Key; people: number }[]): PeopleGroup<Key>[] | null {
  const some = groups.filter(({ people }) => people > 0).toSorted((a, b) => b.people - a.people)
  const sum = (all: typeof some) => all.reduce((total, { people }) => total + people, 0)
  if (sum(some) < fewestPeople) return null
  const shown = some.filter(({ people }) => people >= fewestPeople)
  while (shown.length < some.length && sum(some.slice(shown.length)) < fewestPeople) shown.pop()
  const rest = some.slice(shown.length)
  const alone = shown.map(({ key, people }) => ({ keys: [key], people }))
  return rest.length === 0 ? alone : [...alone, { keys: rest.map(({ key }) => key), people: sum(rest) }]
}

/**
 * The sum of a period's parts as each part shows it, in groups that no part divides: subtracting parts from the whole,
 * or from one another, yields only groups that a part shows anyway. A part with too few people (null) is left out.
 * Null: all parts have too few.
 */
export function sumShown<Key>(parts: readonly (PeopleGroup<Key>[] | null)[]): PeopleGroup<Key>[] | null {
  const told = parts.filter(part => part !== null)
  if (told.length === 0) return null
  return told.flat().reduce<PeopleGroup<Key>[]>((groups, { keys, people }) => {
    const met = groups.filter(group => group.keys.some(key => keys.includes(key)))
    const joined = {
      keys: [...new Set([...met.flatMap(group => group.keys), ...keys])],
      people: met.reduce((sum, group) => sum + group.people, people),
    }
    return [...groups.filter(group => !met.includes(group)), joined]
  }, [])
}
