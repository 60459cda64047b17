import type { PersonId } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'

/** Whether a person was noted as present, by the word or by an organiser; false for all once the names are deleted. */
export async function wasThere(
  { attendance }: Pick<Ports, 'attendance'>,
  postId: string,
  person: PersonId,
): Promise<boolean> {
  return (await attendance.of(postId, person)) !== null
}
