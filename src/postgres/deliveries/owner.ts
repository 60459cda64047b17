import type { Database } from '../open/database.ts'

/** Whose a claim is, among all processes and all that claim in this one. */
export function owner({ instance }: Database, holder: string): string {
  return `${instance} ${holder}`
}
