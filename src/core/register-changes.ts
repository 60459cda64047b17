import type { PersonId } from './domain/actor.ts'

/** Work that follows from the data-protection file. */
export type RegisterJobs = {
  /** Writes the register and the impact assessment to the SharePoint library, for whoever asked. */
  'register.write': { person: PersonId }
}
