import type { Ports } from '../../ports.ts'
import type { Forgotten } from '../../ports/history.ts'

export type ForgetResult = ({ kind: 'forgotten' } & Forgotten) | { kind: 'not-an-id' } | { kind: 'name-too-short' }

const objectId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** A shorter name is part of half of all words. */
const nameMin = 4

/**
 * A person's right to be forgotten, carried out by the operator: afterwards the chain verifies and the journal does not
 * tell who it was. `names`: further names of theirs; those that Mary knows are found anyway.
 */
export async function forgetPerson(
  ports: Pick<Ports, 'history'>,
  person: string,
  names: string[],
): Promise<ForgetResult> {
  const id = person.trim().toLowerCase()
  if (!objectId.test(id)) return { kind: 'not-an-id' }
  const others = names.map(name => name.trim())
  if (others.some(name => name.length < nameMin)) return { kind: 'name-too-short' }
  return { kind: 'forgotten', ...(await ports.history.forget(id, others)) }
}
