import type { Events } from './events.ts'
import type { Faults } from '../faults.ts'
import type { Town } from '../town/town.ts'
import type { Chats } from './chats.ts'
import type { Files } from './files.ts'
import type { UnitBudget } from '../graph/sharepoint/budget.ts'
import type { Limits } from '../teams/limits.ts'
import type { Meters } from './meters.ts'
import type { Reach } from './reach.ts'
import type { Register } from './register.ts'
import type { Standstill } from './standstill.ts'

/** All that the Teams side of the town is made of. */
export type World = {
  town: Town
  register: Register
  reach: Reach
  chats: Chats
  files: Files
  limits: Limits
  /** What SharePoint lets an app ask. */
  units: UnitBudget
  meters: Meters
  standstill: Standstill
  faults: Faults
  events: Events
  /** Origin of the protocol server, no trailing slash; known once it listens. */
  origin: string
}

export const botName = 'Mary'

export function botId(world: World): string {
  return `28:${world.town.appId}`
}
