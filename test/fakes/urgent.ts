import assert from 'node:assert/strict'
import type { Actor } from '../../src/core/domain/actor.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import { askUrgent, type AskUrgentResult, type UrgentInput } from '../../src/core/use-cases/urgent/ask-urgent.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { type FakePorts, settings } from './ports.ts'
import { comms } from './walk.ts'

export const askId = '99999999-9999-4999-8999-999999999999'

/** The closing of a site, to all nine agents of the town. */
export function ask(
  ports: FakePorts,
  change: Partial<UrgentInput> = {},
  who: Actor = comms,
  rules: Partial<typeof settings> = {},
): Promise<AskUrgentResult> {
  const input = {
    id: askId,
    templateId: 'site-closed',
    version: 0,
    people: 9,
    values: ['La mairie', '18 h', 'une fuite', 'rester chez soi'],
    ...change,
  }
  return askUrgent(ports, who, input, { ...settings, ...rules })
}

export async function asked(
  ports: FakePorts,
  rules: Partial<typeof settings> = {},
): Promise<{ post: Post; validation: Validation }> {
  const result = await ask(ports, {}, comms, rules)
  assert.ok(result.kind === 'urgent-asked', JSON.stringify(result))
  return result
}
