import { named, type Named, type PersonId } from '../actor.ts'
import type { Department } from '../people/department.ts'
import { fold } from '../text.ts'
import type { CallDepartment } from './call.ts'

/** The person whom the list "Directions" names for a department: its correspondent, else its head. */
export function firstAsked(department: Department | undefined): Pick<CallDepartment, 'first' | 'firstAs'> {
  const { correspondent = null, head = null } = department ?? {}
  if (correspondent) return { first: named(correspondent), firstAs: 'correspondent' }
  return { first: head && named(head), firstAs: 'head' }
}

/** The department of that name, or, once it was renamed in the list, of that alias. */
export function departmentNamed(departments: readonly Department[], name: string): Department | undefined {
  const sought = fold(name)
  return (
    departments.find(one => fold(one.name) === sought) ??
    departments.find(({ aliases }) => aliases.some(alias => fold(alias) === sought))
  )
}

/** A department as it is asked when the call opens. */
export function askedOf(
  { id, callId, department }: Pick<CallDepartment, 'id' | 'callId' | 'department'>,
  listed: Department | undefined,
): CallDepartment {
  const { first, firstAs } = firstAsked(listed)
  return {
    id,
    version: 1,
    callId,
    department,
    person: first,
    as: firstAs,
    first,
    firstAs,
    past: [],
    correspondentLeft: false,
    answer: null,
    reminded: [],
    head: null,
  }
}

/** Hands the question to somebody; the person who had it before keeps a card that says so. */
export function askInstead(row: CallDepartment, to: Named | null, as: CallDepartment['as']): CallDepartment {
  const before = row.person !== null && row.person.id !== to?.id ? [row.person] : []
  const past = [...row.past, ...before].filter(
    ({ id }, index, all) => id !== to?.id && all.findIndex(one => one.id === id) === index,
  )
  return { ...row, person: to && named(to), as, past }
}

/** `left`: which of the people asked have no account any more. */
export type Look = { listed: Department | undefined; left: ReadonlySet<PersonId> }

/**
 * While the call is open, the person whom the list names now is asked; where a colleague who was asked left, the
 * question goes back to that person. The same row: nothing changed.
 */
export function followed(row: CallDepartment, { listed, left }: Look): CallDepartment {
  const { first, firstAs } = firstAsked(listed)
  if (first?.id !== row.first?.id || firstAs !== row.firstAs) {
    const correspondentLeft =
      row.correspondentLeft || (row.firstAs === 'correspondent' && firstAs === 'head' && left.has(row.first?.id ?? ''))
    const gone = firstAs === 'correspondent' ? false : correspondentLeft
    // The same person by another right: the colleague to whom they handed the question keeps it.
    if (first?.id === row.first?.id && row.as === 'colleague')
      return { ...row, first, firstAs, correspondentLeft: gone }
    const asked = first?.id === row.person?.id ? row : askInstead(row, first, firstAs)
    return { ...asked, as: firstAs, first, firstAs, correspondentLeft: gone }
  }
  return row.as === 'colleague' && left.has(row.person?.id ?? '') ? askInstead(row, first, firstAs) : row
}
