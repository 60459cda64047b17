import type { Audience } from '../../domain/audiences/audience.ts'
import { expandAudience, type ExpandNeeds } from './expand-audience.ts'

/** How many people it is now; with `enough`, no more is read once they are more than that. */
export async function countAudience(ports: ExpandNeeds, audience: Audience, enough = Infinity): Promise<number> {
  let people = 0
  for await (const page of expandAudience(ports, audience)) {
    people += page.length
    if (people > enough) break
  }
  return people
}
