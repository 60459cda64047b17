import { answerId } from '../../src/core/domain/events/event.ts'
import type { FakePorts } from './ports.ts'

/** Somebody is noted as there. */
export function wasNoted(ports: FakePorts, postId: string, person: string): void {
  ports.tamper('attendance', {
    id: answerId(postId, person),
    version: 1,
    kind: 'there',
    postId,
    person,
    at: ports.now(),
  })
}
