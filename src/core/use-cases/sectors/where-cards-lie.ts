import type { SectorSeen } from '../../domain/faces/face.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import { inChannel, type Placement } from '../../domain/placements/placement.ts'
import type { Post } from '../../domain/posts/post.ts'
import { channelOf, routesByDepartment, type Sector, sectorsOf } from '../../domain/sectors/sector.ts'
import { type Instant, later } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'

/** So long after its arrival a proposal's card waits for its sector; then it is placed all the same. */
const routedWithinMs = 60_000

/** Where the card of a proposal belongs: only in the channel of its sector. `sector` null: none. */
export async function placeOfInitiative(
  { sectors }: Pick<Ports, 'sectors'>,
  { department, section, routed }: Initiative,
): Promise<{ to: Placement['to']; sector: SectorSeen | null; all: Sector[] }> {
  const all = await sectors.all()
  const [sector] = sectorsOf(all, { departments: [department], section })
  if (!sector) return { to: inChannel(null), sector: null, all }
  const there = routed?.sectorId === sector.id ? routed.to : []
  return { to: inChannel(channelOf(sector)), sector: { name: sector.name, to: there }, all }
}

/** Until when its card is not placed yet: while the department decides, and was not looked up; null: now. */
export async function awaitsRoute(
  { sectors }: Pick<Ports, 'sectors'>,
  { department, section, routed, submittedAt }: Initiative,
  now: Instant,
): Promise<Instant | null> {
  const until = later(submittedAt, routedWithinMs)
  if (routed !== undefined || department !== null || until <= now) return null
  const all = await sectors.all()
  const bySection = sectorsOf(all, { departments: [], section }).length > 0
  return bySection || !routesByDepartment(all) ? null : until
}

/** Every sector that a post touches: by its section, by its proposer, by the departments it touches. */
export async function sectorsOfPost(
  { sectors, initiatives }: Pick<Ports, 'sectors' | 'initiatives'>,
  { content, initiativeId, touches = [] }: Pick<Post, 'content' | 'initiativeId' | 'touches'>,
): Promise<Sector[]> {
  const all = await sectors.all()
  if (all.length === 0) return []
  const proposed = initiativeId === null ? null : await initiatives.byId(initiativeId)
  return sectorsOf(all, { departments: [proposed?.department ?? null, ...touches], section: content.section })
}
