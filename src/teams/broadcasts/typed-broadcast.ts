import { isComms } from '../../core/domain/actor.ts'
import type { Broadcast, BroadcastState } from '../../core/domain/broadcasts/broadcast.ts'
import type { ScheduleInput } from '../../core/use-cases/broadcasts/sending/schedule-broadcast.ts'
import { broadcastsMost, findByReference } from '../turn/find.ts'
import { among, askedFirst, asId, type Button, type Finding } from '../turn/equivalent.ts'
import type { Turn } from '../turn/turn.ts'
import { timeFields } from '../written/written-slot.ts'
import { clockOf, doubtFor, misread, writtenWhen } from '../written/written-when.ts'

/** Of comms; those first on which the button is. */
export function broadcast(...able: BroadcastState[] | [(one: Broadcast) => boolean]): Finding<{ broadcastId: string }> {
  const [first] = able
  const may = typeof first === 'function' ? first : ({ state }: Broadcast) => able.some(one => one === state)
  const all = async ({ ports }: Turn, reference: string) =>
    meantBy(reference, await ports.broadcasts.recent(broadcastsMost), may)
  return asId('broadcastId', among({ all, may: isComms }))
}

/** The number that was shown, however it is said: « à 2 871 agents ». */
export function shownNumber<Name extends string>(asks: Name, does: Name): Button<Name> {
  return askedFirst(asks, does, 'people', rest => rest.replace(/\D/g, ''))
}

/**
 * The broadcasts that a number may mean: by its own number, by its post's (then the last one of that post), else by the
 * number of a broadcast that changed its cards; first among those on which the word can act, then among all. Where two
 * posts have the number, both are meant, and the person is asked. `recent`: the newest first.
 */
export function meantBy(
  reference: string,
  recent: readonly Broadcast[],
  may: (one: Broadcast) => boolean,
): Broadcast[] {
  const able = recent.filter(may)
  const named = (some: readonly Broadcast[]) => some.filter(one => findByReference([one], reference).kind === 'one')
  const either = (some: readonly Broadcast[]): Broadcast[] => {
    const own = named(some)
    return [...own, ...named(lastOfPosts(some)).filter(({ postId }) => !own.some(one => one.postId === postId))]
  }
  const ways = [() => either(able), () => named(changedBy(recent, able)), () => either(recent)]
  return ways.reduce<Broadcast[]>((found, way) => (found.length > 0 ? found : way()), [])
}

function changedBy(changes: readonly Broadcast[], targets: readonly Broadcast[]): Broadcast[] {
  return changes.flatMap(({ targetId, reference }) => {
    const target = targets.find(({ id }) => id === targetId)
    return target ? [{ ...target, reference }] : []
  })
}

function lastOfPosts(recent: readonly Broadcast[]): Broadcast[] {
  const last = recent.filter((one, index) => recent.findIndex(({ postId }) => postId === one.postId) === index)
  return last.map(one => ({ ...one, reference: one.postReference }))
}

/** As the use case reads it: `date` and `time` as ISO where they are understood, else what was written. */
type AskedTime = Required<Pick<ScheduleInput, 'agreed' | 'people' | 'unsure'>> & { date: string; time: string }

/** After the day and the hour: that what was warned of is meant, or the number that was shown. */
const agreement = /^(?:oui|yes|ok)?(?: ?(?:(?:a|to) )?(\d[\d ,.]*?))?(?: (?:agents?|people|personnes?))?$/

/** Of the form, or of « programmer 42 mardi 9h », which comes as `when`. */
export function askedTime(turn: Turn, fields: Record<string, unknown>): AskedTime {
  const { when, agreed = '' } = fields
  if (typeof when !== 'string')
    return {
      ...timeFields(turn, fields),
      agreed: typeof agreed === 'string' ? agreed : '',
      people: Number(fields['people']),
      unsure: null,
    }
  const { day, hour, doubt, rest } = writtenWhen(when, clockOf(turn))
  const said = agreement.exec(rest)
  return {
    ...(said ? { date: day, time: hour } : misread({ day, hour, rest: rest || when })),
    agreed: said && rest !== '' ? 'yes' : '',
    people: Number(said?.[1]?.replace(/\D/g, '') || Number.NaN),
    unsure: doubtFor(turn.look.words.locale, doubt),
  }
}
