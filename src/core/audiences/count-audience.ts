import type { Audience } from './audience.ts'
import { expandAudience, type ExpandNeeds } from './expand-audience.ts'

/** How many people it is now. */
export async function countAudience(ports: ExpandNeeds, audience: Audience): Promise<number> {
  let people = 0
  for await (const page of expandAudience(ports, audience)) people += page.length
  return people
}
