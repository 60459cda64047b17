import type { Named } from '../actor.ts'

/** A row of the list « Directions ». */
export type Department = {
  name: string
  /** As Entra writes the department. */
  aliases: string[]
  head: Named | null
  deputy: Named | null
  correspondent: Named | null
}
