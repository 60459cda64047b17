import { isAdmin } from '../../core/domain/actor.ts'
import { listSectors } from '../../core/use-cases/sectors/change-sector.ts'
import type { Sector } from '../../core/domain/sectors/sector.ts'
import { setSectorChannel } from '../../core/use-cases/sectors/sector-channel.ts'
import type { SpokenIn } from '../../core/ports/outside.ts'
import type { Answer } from '../turn/answer.ts'
import type { Incoming } from '../turn/incoming.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { press, type TypedWords } from '../turn/typed-table.ts'
import { editSector, sectorVerbs, showSectors } from './sector-verbs.ts'
import { forAll, notOfficers, type Say, word } from '../turn/word-facts.ts'

/**
 * `secteurs`, and by their number in that list: `secteur 2`, `fermer le secteur 2`; in the channel itself: `canal du
 * secteur 2`, with the name of the channel where Mary may not read it.
 */
export const sectorWords = {
  sectors: word(forAll, async (turn, reference) => {
    if (reference === '') return [await showSectors(turn)]
    return numbered(async (turn, { id }) => [
      isAdmin(turn.actor) ? await editSector(turn, id) : await showSectors(turn),
    ])(turn, reference, '')
  }),
  newSector: word(notOfficers, async turn => [await press(turn, sectorVerbs, 'sector.edit', { sectorId: 'new' })]),
  sectorChannel: word(
    notOfficers,
    numbered(async (turn, sector, name) => [await inThisChannel(turn, sector, name)]),
  ),
  commonChannel: word(
    notOfficers,
    numbered(async (turn, { id, version }) => [
      await press(turn, sectorVerbs, 'sector.common', { sectorId: id, seen: version }),
    ]),
  ),
  // With the number that the question told, it is the answer to it.
  endSector: word(
    notOfficers,
    numbered(async (turn, { id, version }, rest) => {
      const pressed = { sectorId: id, seen: version }
      return [
        /^\d+$/.test(rest)
          ? await press(turn, sectorVerbs, 'sector.ended', { ...pressed, waiting: Number(rest) })
          : await press(turn, sectorVerbs, 'sector.end', pressed),
      ]
    }),
  ),
} satisfies TypedWords

/** The channel where it is said: which one that is, Teams' own activity tells. */
async function inThisChannel(turn: Turn, { id, name }: Sector, called: string): Promise<Answer> {
  const said = { sectorId: id, spokenIn: spokenIn(turn.incoming), name: called }
  const result = await setSectorChannel(turn.ports, turn.actor, said)
  if (result.kind !== 'sector-saved') return refusal(turn, result)
  return notice(turn, result.sector.channel === null ? 'sector-in-common' : 'sector-in-channel', { name })
}

function spokenIn({ personal, conversationId, teamIds }: Incoming): SpokenIn | null {
  return personal ? null : { channelId: conversationId.split(';', 1)[0]!, teamIds }
}

type Numbered = (turn: Turn, sector: Sector, rest: string) => Promise<Answer[]>

function numbered(then: Numbered): Say {
  return async (turn, reference, rest) => {
    const result = await listSectors(turn.ports, turn.actor)
    if (result.kind !== 'listed') return [refusal(turn, result)]
    const sector = result.sectors.find(({ number }) => number === Number(reference))
    return sector ? then(turn, sector, rest) : [await showSectors(turn)]
  }
}
