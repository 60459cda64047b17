import { isAdmin } from '../../core/domain/actor.ts'
import { listSectors } from '../../core/use-cases/sectors/change-sector.ts'
import type { Sector } from '../../core/domain/sectors/sector.ts'
import { setSectorChannel } from '../../core/use-cases/sectors/sector-channel.ts'
import type { SpokenIn } from '../../core/ports/outside.ts'
import type { Answer } from '../turn/answer.ts'
import type { Incoming } from '../turn/incoming.ts'
import { as, askedFirst, equivalent, inList, listOr, nothing, on, onlyNumber } from '../turn/equivalent.ts'
import { notice, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import type { TypedWords } from '../turn/typed-table.ts'
import { editSector, sectorVerbs, showSectors } from './sector-verbs.ts'
import { forAll, notOfficers, stays } from '../turn/word-facts.ts'

const listed = async (turn: Turn) => {
  const result = await listSectors(turn.ports, turn.actor)
  return result.kind === 'listed' ? result.sectors : refusal(turn, result)
}
const aSector = inList(
  listed,
  turn => showSectors(turn),
  ({ number }) => number,
)
const seen = as(aSector, ({ id, version }) => ({ sectorId: id, seen: version }))
const newOne = as(nothing, () => ({ sectorId: 'new' }))

/**
 * `secteurs`, and by their number in that list: `secteur 2`, `fermer le secteur 2`; in the channel itself: `canal du
 * secteur 2`, with the name of the channel where Mary may not read it.
 */
export const sectorWords = {
  sectors: stays(
    forAll,
    listOr(
      turn => showSectors(turn),
      on(aSector, (turn, { id }) => (isAdmin(turn.actor) ? editSector(turn, id) : showSectors(turn))),
    ),
  ),
  newSector: equivalent(notOfficers, sectorVerbs, 'sector.edit', newOne),
  sectorChannel: stays(notOfficers, on(aSector, inThisChannel)),
  commonChannel: equivalent(notOfficers, sectorVerbs, 'sector.common', seen),
  // With the number that the question told, it is the answer to it.
  endSector: equivalent(
    notOfficers,
    sectorVerbs,
    askedFirst('sector.end', 'sector.ended', 'waiting', onlyNumber),
    seen,
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
