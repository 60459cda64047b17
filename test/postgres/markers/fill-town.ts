import type { Database } from '../../../src/postgres/open/database.ts'
import { lateDay } from './markers.ts'
import { markedWorld, type MarkedWorld } from './marked-world.ts'
import { setUp, suspend } from './set-up.ts'
import { typeConsents } from './type-consents.ts'
import { typeCall, typeCampaign, typeDelegation, typeEdition, typeList, typeRelay } from './type-desk.ts'
import { sendTo, typeDraft, typeEvent, typeSubmitted, typeUrgent } from './type-posts.ts'
import { readPublic, typeNotes, typeOthers, typeProposals, typeQuestion } from './type-words.ts'
import { mark } from './markers.ts'
import { actor, hugo } from '../../fakes/town.ts'

/** Types every marked text where people type it, through the bot's own words and buttons. */
export async function fillTown(database: Database): Promise<MarkedWorld> {
  const world = markedWorld(database)
  await setUp(world)
  for (const type of [typeNotes, typeProposals, suspend, typeOthers, typeDraft, typeSubmitted, typeUrgent, typeEvent])
    await type(world)
  for (const type of [typeConsents, typeCall, typeCampaign, typeEdition, typeRelay, typeDelegation]) await type(world)
  await typeList(world, 'listName')
  await sendTo(world, 'ledgerName')
  await readPublic(world)
  world.toDay(lateDay)
  await world.chat.say(actor(hugo), `La porte ${mark('lateNote')} grince`)
  await typeQuestion(world, 'lateQuestion', 'lateAnswer')
  await typeList(world, 'lateListName')
  await sendTo(world, 'lateLedgerName')
  return world
}
