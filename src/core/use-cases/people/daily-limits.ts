import type { PersonId } from '../../domain/actor.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'

/**
 * How often in a day one person may do what writes to others, or stays for good. Each limit is far above anybody's
 * work: only a flood reaches it, or a program that presses in a person's place.
 */
export const dailyLimits = {
  /** A correspondent who hands in what all services did in a month. */
  propose: 40,
  /** Proposals made of colleagues’ messages: each puts a card into somebody’s chat. */
  quote: 20,
  /** Additions, answers and photos, on all of one's proposals. */
  complete: 100,
  /** Declarations about people on pictures, agreements to be named: each is a journal entry. */
  declare: 200,
  /** Agreements asked for or recorded: each asks a person, or keeps a name. */
  specify: 60,
  /** Texts that were no order, and files without a place: each is kept. */
  keep: 200,
  /** Each puts a card into the channel of the communication team. */
  forward: 20,
  /** Lent, accepted or ended: the people concerned get a card each time. */
  delegate: 20,
  /** Calls planned, changed or prolonged: each tells all departments. */
  call: 60,
  /** Answers to calls that are no proposal, given, taken back and handed on. */
  answerCall: 100,
  comment: 200,
  proposeCorrection: 40,
  /** Questions of the communication team to authors, and its answers to their words. */
  ask: 200,
  /** A person who was just reminded gets nothing more for some minutes. */
  nudge: 100,
  reassign: 60,
  draft: 100,
  submit: 100,
  /** Printings of editions: each keeps the machine busy for some seconds. */
  print: 60,
  /** Releases given another time: with a sealed time, approvers are asked anew each time. Questions count too. */
  move: 200,
  /** Calendars that are read from other people's servers. */
  feed: 100,
  /** Campaigns and recurring ideas that are saved: each stays. */
  plan: 100,
  /** Test sends to oneself: each is a card in one's own chat. */
  test: 100,
  /** Each withdrawn visa is told to the authors. */
  withdrawVisa: 60,
  /** Each rings the people on call. */
  urgent: 20,
  /** Messages to people registered for events. */
  warn: 20,
  /** Each writes files to the library. */
  export: 60,
  /** Places at events, taken and given back: each time somebody on the waiting list is told. */
  answerEvent: 60,
  /** Words typed at the door: people who are there have read it, and nobody finds one by trying. */
  attend: 10,
  /** Certificates of presence: each is a journal entry, and is printed when it is read. */
  attest: 20,
  /** Pages of names that an organiser ticks, or single names. */
  tick: 400,
  /** Addresses at which a calendar program reads the week, made and ended: each is a journal entry. */
  address: 20,
  /** What Mary holds about oneself: each reads the whole database. */
  ownData: 2,
  /** Erasing what one wrote. */
  eraseOwn: 6,
  /** Erasures asked for or confirmed: each reads the whole database. */
  erase: 40,
  /** Opting out of what is optional, and coming back. */
  leave: 20,
} as const

export type DailyLimit = keyof typeof dailyLimits
export type Counted = { kind: 'counted' } | { kind: 'enough-today'; most: number }

/**
 * Counts one more of these for this person, before it is done; one that is refused for another reason counts too.
 * `enough-today`: the limit was reached, and it may not be done.
 */
export async function countToday(
  ports: Pick<Ports, 'dailyCounts' | 'now'>,
  person: PersonId,
  what: DailyLimit,
  { timeZone }: Pick<Settings, 'timeZone'>,
): Promise<Counted> {
  const most = dailyLimits[what]
  const counted = await ports.dailyCounts.take(person, what, localDay(ports.now(), timeZone), most)
  return counted ? { kind: 'counted' } : { kind: 'enough-today', most }
}
