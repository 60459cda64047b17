import { Faults } from '../faults.ts'
import { allPermissions } from '../graph/state.ts'
import { UnitBudget } from '../graph/sharepoint/budget.ts'
import { openSharePoint } from '../graph/sharepoint/sharepoint.ts'
import { Subscriptions } from '../graph/subscriptions/subscriptions.ts'
import { openKeys, signActivityToken } from '../login.ts'
import { openPublicSide, publicShelves, resetPublic } from '../public/public-side.ts'
import { Shelf } from '../shelf.ts'
import { Limits } from '../teams/limits.ts'
import { createChance } from '../town/chance.ts'
import { generateTown } from '../town/generate.ts'
import type { TownApi } from '../town-api/api.ts'
import { Bot, type Sign } from '../world/bot.ts'
import { Chats, type Stored } from '../world/chats.ts'
import { Events } from '../world/events.ts'
import { Files, type FileNote } from '../world/files.ts'
import { Meters } from '../world/meters.ts'
import { type KeptMail, Outbox } from '../world/outbox.ts'
import { Reach, type Tie } from '../world/reach.ts'
import { Register, type Change } from '../world/register.ts'
import { Standstill } from '../world/standstill.ts'
import type { World } from '../world/world.ts'
import type { Settings } from './settings.ts'

type Mind = (what: string, at: { method: string; path: string }) => void
export type OpenTown = TownApi & { mind: Mind; flush(): void }

/** Generates the town and takes from the shelves what was done to it. */
export async function openTown(settings: Settings, violations: unknown[]): Promise<OpenTown> {
  const { folder, seed } = settings
  const town = generateTown({ people: settings.people, situations: settings.situations })
  const keys = await openKeys(folder)
  const shelves = openShelves(folder)
  const events = new Events()
  const register = new Register(town, shelves.changes)
  const world: World = {
    town,
    register,
    reach: new Reach(town, shelves.ties, register),
    chats: new Chats(shelves.activities, shelves.texts),
    files: new Files(shelves.files, folder),
    limits: new Limits(settings.limits),
    units: new UnitBudget(),
    meters: new Meters(),
    standstill: new Standstill(),
    faults: seed === undefined ? new Faults() : new Faults(Date.now, createChance(`${seed}/faults`).next),
    events,
    origin: '',
  }
  const sign: Sign = claims => signActivityToken(keys, claims)
  const bot = new Bot(settings.botUrl, town.appId, sign, events, settings.waitMs)
  const subscriptions = new Subscriptions(folder, town.tenantId)
  const sharePoint = openSharePoint(
    town,
    folder,
    () => events.emit({ type: 'list' }),
    listId => subscriptions.tell(listId),
  )
  const permissions = { ...allPermissions }
  const mind: Mind = (what, { method, path }) => violations.push({ at: new Date().toISOString(), method, path, what })
  const outbox = new Outbox(shelves.mails, () => events.emit({ type: 'mail' }))
  const seen = openPublicSide(folder, town.tenantId, {
    files: world.files,
    faults: world.faults,
    meters: world.meters.public,
    mind,
    changed: () => events.emit({ type: 'public' }),
    origin: () => world.origin,
  })
  const api = {
    public: seen,
    world,
    bot,
    keys,
    sharePoint,
    subscriptions,
    outbox,
    permissions,
    violations,
    reads: shelves.reads,
  }
  const flush = (): void => {
    for (const shelf of [...Object.values(shelves), ...publicShelves(seen)]) shelf.flush()
    sharePoint.flush()
    subscriptions.flush()
  }
  return { ...api, mind, reset: () => reset(api, shelves.ties), flush }
}

function openShelves(folder: string | undefined) {
  return {
    activities: new Shelf<Stored>(folder, 'activities'),
    texts: new Shelf<string>(folder, 'texts'),
    ties: new Shelf<Tie>(folder, 'ties'),
    changes: new Shelf<Change>(folder, 'changes'),
    reads: new Shelf<string>(folder, 'reads'),
    files: new Shelf<FileNote>(folder, 'files'),
    mails: new Shelf<KeptMail>(folder, 'mails'),
  }
}

/** The town as on its first day. */
function reset(api: Omit<TownApi, 'reset'>, ties: Shelf<Tie>): void {
  const { world, sharePoint, subscriptions, permissions, violations, reads } = api
  world.chats.clear()
  world.files.clear()
  for (const shelf of [ties, reads]) for (const key of [...shelf.keys()]) shelf.delete(key)
  world.register.reset()
  resetPublic(api.public)
  sharePoint.reset()
  subscriptions.clear()
  api.outbox.clear()
  world.faults.set([])
  world.meters.reset()
  violations.length = 0
  Object.assign(permissions, allPermissions)
  for (const type of ['channel', 'list', 'faults', 'public', 'mail'] as const) world.events.emit({ type })
}
