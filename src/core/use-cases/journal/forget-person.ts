import type { Ports } from '../../ports.ts'
import type { Forgotten } from '../../ports/history.ts'

export type ForgetResult = ({ kind: 'forgotten' } & Forgotten) | { kind: 'not-an-id' } | { kind: 'name-too-short' }

const objectId = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** What is shorter stands in half of all words. */
const nameMin = 4

/**
 * Somebody's right to be forgotten, by whoever runs Mary: afterwards the chain verifies and the journal does not say
 * who it was. `names`: others that they went by; those that Mary knows are found by themselves.
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
