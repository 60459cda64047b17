import type { Named, PersonId } from '../../domain/actor.ts'
import { type Called, type Counted, summed } from '../../domain/personal/erasure.ts'
import { patternOf, type Sought, soughtBy } from '../../domain/personal/sought.ts'
import type { Ports } from '../../ports.ts'

/** Somebody as Mary calls them, and as she is told that they are called besides. */
export async function soughtFor(
  { personal, directory }: Pick<Ports, 'personal' | 'directory'>,
  person: PersonId,
  also: { names: readonly string[]; ids?: readonly string[] } = { names: [] },
): Promise<Sought> {
  const { ids, names } = await personal.called(person)
  const known = await directory.person(person)
  return soughtBy(
    person,
    [...ids, ...(also.ids ?? [])],
    [...names, ...(known ? [known.name, known.mail ?? ''] : []), ...also.names],
  )
}

/** How many rows of what kind name them, and how many say each of their names. */
export async function countTraces(
  { personal }: Pick<Ports, 'personal'>,
  sought: Sought,
): Promise<{ found: Counted; called: Called }> {
  const counted: Counted = []
  const called = sought.names.map(name => ({
    name,
    rows: 0,
    pattern: patternOf({ ...sought, ids: [], names: [name] }),
  }))
  for await (const { group, row } of personal.traces(sought)) {
    const text = JSON.stringify(row)
    for (const one of called) if (text.search(one.pattern) >= 0) one.rows += 1
    const before = counted.find(one => one.group === group)
    if (before) before.rows += 1
    else counted.push({ group, rows: 1 })
  }
  return { found: summed(counted), called: called.map(({ name, rows }) => ({ name, rows })) }
}

/** Whom somebody means: by address, or by Entra's id, which is all that is left of who is there no more. */
export async function meantPerson(
  { personal, directory }: Pick<Ports, 'personal' | 'directory'>,
  typed: string,
): Promise<Named | null> {
  const text = typed.trim().toLowerCase()
  const isId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)
  const isMail = /^[^\s@]+@[^\s@]+$/.test(text)
  const found = isId ? await directory.person(text) : isMail ? await directory.byMail(text) : null
  if (found) return { id: found.id, name: found.name }
  if (!isId) return null
  const { names } = await personal.called(text)
  return names.length > 0 ? { id: text, name: names[0]! } : null
}
