import type { Person } from '../../domain/actor.ts'
import type { Ports } from '../../ports.ts'

/** Whoever has the address that somebody typed; null: nobody, or it is no address, which is asked of no directory. */
export async function personByMail({ directory }: Pick<Ports, 'directory'>, mail: string): Promise<Person | null> {
  return /^[^\s@]+@[^\s@]+$/.test(mail) ? directory.byMail(mail) : null
}
