import type { Person } from '../../sandbox/town/town.ts'
import type { TownClient } from './town-client.ts'

/** `without`: how many people there have no Teams; null: nobody counted them. */
export type ListedSite = { name: string; without: number | null; relay: Person | null; deputy: Person | null }

/** The sites of the list « Relais », as the town keeps them. */
export async function listedSites(town: TownClient): Promise<ListedSite[]> {
  const rows = (await town.lists()).find(({ name }) => name === 'Relais')?.items ?? []
  const { people } = await town.people({ limit: 1_000 })
  const found = (address: unknown) => people.find(({ mail }) => mail === address) ?? null
  return rows.map(({ fields }) => ({
    name: String(fields['Title']),
    without: (fields['EffectifSansTeams'] as number | undefined) ?? null,
    relay: found(fields['Relais']),
    deputy: found(fields['Suppleant']),
  }))
}

/** The relays who have Teams in French, each once. */
export function frenchRelays(sites: readonly ListedSite[]): Person[] {
  const relays = new Map(sites.flatMap(({ relay }) => (relay ? [[relay.id, relay]] : [])))
  return [...relays.values()].filter(({ preferredLanguage }) => preferredLanguage?.startsWith('en') !== true)
}
