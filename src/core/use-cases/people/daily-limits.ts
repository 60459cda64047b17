import type { PersonId } from '../../domain/actor.ts'
import { localDay } from '../../domain/working-time/local-time.ts'
import type { Ports } from '../../ports.ts'
import type { Settings } from '../../domain/settings.ts'

/**
 * How often in a day one person may do what writes to others, or stays for good. Each is far above what anybody's work
 * takes: only a flood meets it, or something that presses in a person's place.
 */
export const dailyLimits = {
  /** A correspondent who hands in what all services did in a month. */
  propose: 40,
  /** Proposals made of colleagues’ messages: each puts a card into somebody’s chat. */
  quote: 20,
  /** Additions, answers and photos, on all of one's proposals. */
  complete: 100,
  /** Who is on a picture, and that one may be named: each answer stands in the journal. */
  declare: 200,
  /** Agreements asked for and written down: each asks somebody, or keeps a name. */
  specify: 60,
  /** Words that were no order, and files whose place is unclear: each is kept. */
  keep: 200,
  /** Each puts a card into the channel of the communication team. */
  forward: 20,
  /** Lent, accepted or ended: whoever is concerned gets a card each time. */
  delegate: 20,
  /** Calls planned, changed or prolonged: each tells all departments. */
  call: 60,
  /** Answers to calls that are no proposal, given, taken back and handed on. */
  answerCall: 100,
  comment: 200,
  proposeCorrection: 40,
  /** Questions of the communication team to authors, and its answers to their words. */
  ask: 200,
  /** Who is reminded already gets nothing more for some minutes. */
  nudge: 100,
  reassign: 60,
  draft: 100,
  submit: 100,
  /** Editions that are printed: each keeps the machine busy for some seconds. */
  print: 60,
  /** Releases given another time: where it was sealed, approvers are asked anew each time. Questions count too. */
  move: 200,
  /** Calendars of others that are asked for: their servers are not ours. */
  feed: 100,
  /** Campaigns and recurring ideas that are written: each stays. */
  plan: 100,
  /** Test sends to oneself: each is a card in one's own chat. */
  test: 100,
  /** Each visa that is withdrawn is told to those who wrote. */
  withdrawVisa: 60,
  /** Each rings whoever is on call. */
  urgent: 20,
  /** Messages to those who are registered for events. */
  warn: 20,
  /** Each writes files to the library. */
  export: 60,
  /** Places at events, taken and given back: somebody on the waiting list is told each time. */
  answerEvent: 60,
  /** Words typed at the door: whoever is there has read it, and nobody finds one by trying. */
  attend: 10,
  /** Certificates of presence asked for: each stands in the journal, and is printed when it is read. */
  attest: 20,
  /** Pages of names that an organiser ticks, or names that they write. */
  tick: 400,
  /** Addresses at which a calendar program reads the week, made and ended: each stands in the journal. */
  address: 20,
  /** What Mary holds about oneself: each reads the whole database. */
  ownData: 2,
  /** What one wrote, erased by oneself. */
  eraseOwn: 6,
  /** Erasures asked for or confirmed: each reads the whole database. */
  erase: 40,
  /** Leaving what is optional, and coming back. */
  leave: 20,
} as const

export type DailyLimit = keyof typeof dailyLimits
export type Counted = { kind: 'counted' } | { kind: 'enough-today'; most: number }

/**
 * Counts one more of these for this person, before it is done; what is refused for another reason counts too.
 * `enough-today`: it was the limit, and nothing may be done.
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
