import type { PersonId } from '../../../domain/actor.ts'
import type { Ports } from '../../../ports.ts'

/** Whether somebody was noted as there, by the word or by an organiser; nobody is once the names are deleted. */
export async function wasThere(
  { attendance }: Pick<Ports, 'attendance'>,
  postId: string,
  person: PersonId,
): Promise<boolean> {
  return (await attendance.of(postId, person)) !== null
}
