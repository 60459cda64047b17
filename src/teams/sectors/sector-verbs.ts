import { isAdmin } from '../../core/domain/actor.ts'
import { Misconfigured, Unavailable } from '../../core/domain/errors.ts'
import { type SectorFields, sectorFields } from '../../core/domain/sectors/read-sector.ts'
import type { Sector } from '../../core/domain/sectors/sector.ts'
import { listSectors, saveSector } from '../../core/use-cases/sectors/change-sector.ts'
import { endSector } from '../../core/use-cases/sectors/end-sector.ts'
import { clearSectorChannel } from '../../core/use-cases/sectors/sector-channel.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Answer } from '../turn/answer.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { typedIn } from '../turn/typed-in.ts'
import { verb, type Verbs } from '../turn/verbs.ts'
import { drawChannelLost } from './draw-channel-lost.ts'
import { drawSectorEnd, drawSectorForm, drawSectors, type SectorForm } from './draw-sectors.ts'
import { orders, reads, second } from '../turn/verb-facts.ts'

/** The id in the form of a new sector. */
const fresh = 'new'

export const sectorVerbs = {
  'sector.list': verb(reads, [], turn => showSectors(turn)),
  'sector.edit': verb(orders('uncounted'), ['sectorId'], (turn, { sectorId }) => editSector(turn, sectorId)),
  'sector.save': verb(orders('uncounted'), ['sectorId', 'seen'], async (turn, { sectorId, seen }, fields) => {
    const input = { sectorId: sectorId === fresh ? null : sectorId, seen: Number(seen), fields: read(fields) }
    const result = await saveSector(turn.ports, turn.actor, input)
    switch (result.kind) {
      case 'sector-saved':
        return showSectors(turn, turn.look.words.text('sectors.list.saved'))
      case 'invalid':
        return editSector(turn, sectorId, { typed: typedIn(sectorFields, fields), errors: result.errors })
      case 'sector-changed':
        return editSector(turn, sectorId, { typed: typedIn(sectorFields, fields), errors: { card: 'sector-changed' } })
      default:
        return refusal(turn, result)
    }
  }),
  'sector.end': verb(orders('uncounted'), ['sectorId', 'seen'], (turn, { sectorId, seen }) =>
    end(turn, sectorId, { seen, waiting: null }),
  ),
  'sector.ended': verb(
    second('sector.end', orders('uncounted')),
    ['sectorId', 'seen', 'waiting'],
    (turn, { sectorId, ...pressed }) => end(turn, sectorId, pressed),
  ),
  'sector.common': verb(orders('uncounted'), ['sectorId', 'seen'], async (turn, { sectorId, seen }) => {
    const result = await clearSectorChannel(turn.ports, turn.actor, { sectorId, seen: Number(seen) })
    return result.kind === 'sector-saved'
      ? showSectors(turn, turn.look.words.text('sectors.list.saved'))
      : refusal(turn, result)
  }),
  // On the card that tells of a lost channel.
  'sector.stay': verb(orders('uncounted'), ['sectorId', 'seen'], async (turn, { sectorId, seen }) => {
    const result = await clearSectorChannel(turn.ports, turn.actor, { sectorId, seen: Number(seen) })
    if (result.kind !== 'sector-saved') return refusal(turn, result)
    const { sector } = result
    return { kind: 'card', card: drawChannelLost({ sector, number: 0, after: 'common' }, turn.look) }
  }),
} satisfies Verbs

/** Where proposals wait, the question names their number; if the number on the button differs, it is asked again. */
async function end(turn: Turn, sectorId: string, pressed: { seen: string; waiting: string | null }): Promise<Answer> {
  const { words } = turn.look
  const agreed = pressed.waiting === null ? null : Number(pressed.waiting)
  const result = await endSector(turn.ports, turn.actor, { sectorId, seen: Number(pressed.seen), agreed })
  switch (result.kind) {
    case 'sector-saved':
      return showSectors(
        turn,
        words.count('sectors.list.ended', result.waiting, { name: escapeLine(result.sector.name) }),
      )
    case 'confirm':
      return { kind: 'card', card: drawSectorEnd(result, turn.look) }
    default:
      return refusal(turn, result)
  }
}

export async function showSectors(turn: Turn, said = ''): Promise<Answer> {
  const result = await listSectors(turn.ports, turn.actor)
  return result.kind === 'listed'
    ? { kind: 'card', card: drawSectors({ ...result, admin: isAdmin(turn.actor), said }, turn.look) }
    : refusal(turn, result)
}

export async function editSector(
  turn: Turn,
  sectorId: string,
  form: Pick<SectorForm, 'typed' | 'errors'> = {},
): Promise<Answer> {
  const result = await listSectors(turn.ports, turn.actor)
  if (result.kind !== 'listed') return refusal(turn, result)
  if (!isAdmin(turn.actor)) return refusal(turn, { kind: 'not-admin' })
  const sector = result.sectors.find(({ id }) => id === sectorId) ?? null
  if (!sector && sectorId !== fresh) return refusal(turn, { kind: 'not-found' })
  const { departments } = result
  const addresses = await addressesOf(turn, sector)
  return { kind: 'card', card: drawSectorForm({ sector, departments, addresses, ...form }, turn.look) }
}

/** While Graph is away, the form shows people's ids in place of addresses; the form accepts ids too. */
async function addressesOf({ ports }: Turn, sector: Sector | null): Promise<Record<string, string>> {
  const ids = sector ? [...sector.referents, ...sector.deputies].map(({ id }) => id) : []
  if (ids.length === 0) return {}
  try {
    const found = [...(await ports.directory.people(ids))]
    return Object.fromEntries(found.flatMap(([id, { mail }]) => (mail === null ? [] : [[id, mail]])))
  } catch (error) {
    if (error instanceof Unavailable || error instanceof Misconfigured) return {}
    throw error
  }
}

function read(fields: Record<string, unknown>): SectorFields {
  return Object.fromEntries(sectorFields.map(name => [name, fields[name]])) as SectorFields
}
