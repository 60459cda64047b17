import type { PersonId } from '../../domain/actor.ts'
import type { PeopleList } from '../../domain/audiences/people-list.ts'
import { Unavailable } from '../../domain/errors.ts'
import type { CalendarCopy } from '../../domain/events/calendar-copy.ts'
import type { EventAnswer } from '../../domain/events/event.ts'
import type { Initiative } from '../../domain/initiatives/initiative.ts'
import type { DataRequest } from '../../domain/personal/data-request.ts'
import { filesCalled } from '../../domain/personal/file-names.ts'
import { isOwnRow } from '../../domain/personal/own-row.ts'
import type { Sought } from '../../domain/personal/sought.ts'
import { withoutPerson } from '../../domain/personal/without-person.ts'
import type { Ports } from '../../ports.ts'
import { accountName, listsFolder } from '../audiences/read-list.ts'
import { type AnswerNeeds, answerTogether } from '../events/answers/answer-event.ts'
import { leaveOrLater } from '../leaving/may-leave.ts'
import { endProposalFiles } from '../retention/end-proposal-files.ts'
import { endCopy } from './my-data.ts'

export type OutsideNeeds = AnswerNeeds &
  Parameters<typeof endProposalFiles>[0] &
  Pick<Ports, 'personal' | 'dataRequests' | 'calendars' | 'database' | 'capabilities' | 'hours' | 'tables'>

/**
 * Removes what is outside of the database: entries in their calendar (a mailbox that is gone has none), library files
 * with their name, their places at events, and an officer's page about them. It comes first, since the rows tell where
 * these are.
 */
export async function removeOutside(ports: OutsideNeeds, sought: Sought, standIn: PersonId): Promise<number> {
  let entries = 0
  for await (const { trace } of ports.personal.traces([sought])) {
    const { table, row } = trace
    const { doc } = row
    if (table === 'initiative') {
      const called = filesCalled(doc as Initiative, sought, standIn)
      if (called.files.length > 0) await endProposalFiles(ports, called)
    }
    if (table === 'data_request') await endCopy(ports, doc as DataRequest)
    if (table === 'people_list') await removeReading(ports, sought, doc as PeopleList)
    if (table === 'event_answer' && isOwnRow(table, row, sought)) await leaveEvent(ports, doc as EventAnswer)
    const copy = table === 'calendar_copy' ? (doc as Pick<CalendarCopy, 'postId' | 'person' | 'entryId'>) : null
    if (!ports.calendars || !copy?.entryId) continue
    const { postId, person, entryId } = copy
    const by = await leaveOrLater(ports, { road: 'calendar', postId, person, shows: null }, ports.calendars)
    await by.remove(person, entryId)
    entries += 1
  }
  return entries
}

/** The first person who waits gets their place. */
async function leaveEvent(ports: OutsideNeeds, { postId, person }: EventAnswer): Promise<void> {
  const no = { actor: null, person, by: null, asked: { says: 'no' as const } }
  const { kind } = await answerTogether(ports, postId, no, ports.hours)
  if (kind === 'busy') throw new Unavailable('busy')
}

/** For a file of addresses: its account names, line by line, who was found. Its sender need not be in it. */
async function removeReading(ports: OutsideNeeds, sought: Sought, list: PeopleList): Promise<void> {
  const { name, people, reading, version } = list
  const read = { name, people, reading }
  if (!reading?.account || withoutPerson(read, sought, { id: '', name: '' }) === read) return
  await ports.libraryBin.remove(listsFolder, accountName(ports, list))
  const row = { ...list, reading: { ...reading, account: null }, version: version + 1 }
  if ((await ports.commit({ save: 'people_list', row, ifVersion: version })) === 'stale') throw new Unavailable('busy')
}
