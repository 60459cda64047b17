import type { Capability, Off } from '../core/domain/capabilities/capability.ts'

/** What is served of a capability, by how its addresses begin. */
const served = {
  events: /^\/(?:calendar|attestation)\//,
  newspapers: /^\/(?:journal\/|tab\/edition|tab\/api\/edition)/,
  site: /^\/site\//,
  relays: /^\/(?:affiche|lire)\//,
  figures: /^\/(?:chart\/|tab\/figures|tab\/api\/figures)/,
} satisfies Partial<Record<Capability, RegExp>>
const all = Object.entries(served) as [Capability, RegExp][]

/**
 * Whether an address is of what is switched off: it answers as if nothing had ever been there. `path`: one that can be
 * decoded, and is, as the router does, since `/tab/%66igures` leads to the figures too.
 */
export function isSwitchedOff(path: string, off: Off): boolean {
  if (off.size === 0) return false
  const meant = decodeURIComponent(path)
  return all.some(([capability, begins]) => off.has(capability) && begins.test(meant))
}
