import { type Actor, isAdmin, isDpo, named } from '../../domain/actor.ts'
import {
  allCapabilities,
  capabilities,
  type Capability,
  type CapabilitySwitch,
} from '../../domain/capabilities/capability.ts'
import type { Change } from '../../change.ts'
import type { Ports } from '../../ports.ts'
import type { Busy } from '../attempt.ts'
import { notAdmin, road } from '../road.ts'

export type SwitchResult = { kind: 'switched' } | { kind: 'not-admin' } | Busy
type Needs = Pick<Ports, 'history' | 'switches' | 'capabilities' | 'commit' | 'now'>

const switchRoad = road({
  read: ({ switches }: Pick<Ports, 'switches'>, _key: Capability) => switches.all(),
  refuses: notAdmin,
  attempt: (_, subject) => ({ what: 'capability.switch', subject }),
})

/** On or off from now on, in every process within a minute. What is so already stays, and nothing is written. */
export async function switchCapability(
  ports: Needs,
  actor: Actor,
  { id, on }: Pick<CapabilitySwitch, 'id' | 'on'>,
): Promise<SwitchResult> {
  const result = await switchRoad<SwitchResult>(ports, actor, id, all => {
    const before = all.find(one => one.id === id)
    if ((before?.on ?? capabilities[id].begins) === on) return { kind: 'switched' }
    const version = (before?.version ?? 0) + 1
    const row: CapabilitySwitch = { id, version, on, by: named(actor), at: ports.now() }
    const changes: Change[] = [
      { save: 'capability_switch', row, ifVersion: version - 1 },
      { journal: { verb: on ? 'capability.on' : 'capability.off', actor, subject: id, seal: null, details: {} } },
    ]
    return { changes, answer: { kind: 'switched' } }
  })
  if (result.kind === 'switched') await ports.capabilities.look()
  return result
}

/** One of them as it is now; `last`: who switched it; null: nobody did. */
export type CapabilitySeen = { id: Capability; on: boolean; last: CapabilitySwitch | null }

/** `réglages`: all of them, in their order. */
export async function listCapabilities(
  { switches }: Pick<Ports, 'switches'>,
  actor: Actor,
): Promise<{ kind: 'listed'; all: CapabilitySeen[] } | { kind: 'not-admin' }> {
  if (!isAdmin(actor) && !isDpo(actor)) return { kind: 'not-admin' }
  const known = new Map((await switches.all()).map(one => [one.id, one]))
  const all = allCapabilities.map(id => {
    const last = known.get(id) ?? null
    return { id, on: last?.on ?? capabilities[id].begins, last }
  })
  return { kind: 'listed', all }
}

/** The sandbox town shows everything: what nobody switched there is on. What somebody did stays as it is. */
export async function switchAllOn({
  capabilities: live,
  commit,
  now,
}: Omit<Needs, 'history' | 'switches'>): Promise<void> {
  for (const id of allCapabilities)
    await commit({ save: 'capability_switch', row: { id, version: 1, on: true, by: null, at: now() }, ifVersion: 0 })
  await live.look()
}
