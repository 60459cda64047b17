import type { Named } from '../../domain/actor.ts'
import type { Circuit, CircuitStep } from '../../domain/circuits/circuit.ts'
import type { Newspaper } from '../../domain/newspapers/newspaper.ts'
import type { Post } from '../../domain/posts/post.ts'
import type { Instant } from '../../domain/time.ts'
import type { Step } from '../../domain/validations/validation.ts'
import type { Ports } from '../../ports.ts'
import { type Resolved, resolveCircuit } from '../circuits/resolve-circuit.ts'

type Needs = Pick<Ports, 'directory' | 'departments' | 'sectors'>

/**
 * *Bon à tirer*: the visas of a composed edition's items count. A person of comms who had no hand in it approves its
 * form; the director of publication approves its readers, and words without a visa, if there are any. Where the
 * director is an author or left, the fallback group is asked, as in every circuit.
 */
export async function editionAsked(
  ports: Needs,
  { director }: Pick<Newspaper, 'director'>,
  post: Post,
  { unvouched, now }: { unvouched: boolean; now: Instant },
): Promise<{ circuit: Circuit; steps: Step[] } | Exclude<Resolved, { kind: 'resolved' }>> {
  const circuit = circuitOf(director, unvouched)
  const resolved = await resolveCircuit(ports, circuit, post, now)
  return resolved.kind === 'no-approver' ? resolved : { circuit, steps: resolved.steps }
}

function circuitOf({ id, name }: Named, unvouched: boolean): Circuit {
  const usual: Pick<CircuitStep, 'quorum' | 'fallback' | 'days'> = { quorum: 'any', fallback: null, days: 1 }
  const form: CircuitStep = { name: 'edition-form', approvers: [{ by: 'comms' }], facets: ['form'], ...usual }
  const reach: CircuitStep = {
    name: 'edition-reach',
    approvers: [{ by: 'person', person: { id, name } }],
    facets: unvouched ? ['substance', 'reach'] : ['reach'],
    ...usual,
  }
  return {
    id: 'edition',
    version: 0,
    versions: [
      {
        number: 1,
        name: 'edition',
        scope: { kinds: [], sections: [], reach: 'any' },
        steps: [form, reach],
        active: false,
        by: null,
        at: '2026-11-27T00:00:00.000Z',
      },
    ],
  }
}
