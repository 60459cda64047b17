import { type Fault, faultsOf } from './fault.ts'

/** What becomes of an event by itself and by a click. */
const remarks = ['core/use-cases/events/remark.test.ts', 'core/use-cases/events/events.test.ts']
const givesWay = ['core/use-cases/events/remark-gives-way.test.ts']
const callOff = ['core/use-cases/posts/ending/call-off.test.ts']
const cards = ['teams/send/fill-frame.test.ts']

export const eventLifeFaults: Fault[] = [
  ...faultsOf('core/use-cases/events/told/remark-on-event.ts', remarks, [
    ['if (!isAhead(eventState(event, now, settings))) return', 'if (false) return'],
    ['if (wanted === remarkSaid(changing) && !isRemarkedInPart(changing))', 'if (false)'],
    ['if (due > now) return', 'if (false) return'],
    ["if (isChanging(changing) || event.post.state === 'broadcasting')", 'if (false)'],
    ["wanted === 'closed' ? undefined : changing.find", 'changing.find'],
    ['next > now ? next : now', 'now'],
    ['at !== null && at > now ?', 'at === null ?'],
    ['if (isFull({ details, places: before }) === isFull({ details, places: after })) return []', ''],
  ]),
  ...faultsOf('core/use-cases/events/answers/decide-answers.ts', remarks, [
    ["item.asked.says === 'no' || keeps ||", "item.asked.says === 'no' ||"],
  ]),
  ...faultsOf('core/use-cases/broadcasts/standing-broadcast.ts', remarks, [
    ["(kind === 'remark' || kind === 'correct') && startedAt", "kind === 'remark' && startedAt"],
  ]),
  ...faultsOf(
    'core/use-cases/events/told/remark-of-correction.ts',
    ['dispatch/changes.test.ts'],
    [
      ["if (correction.kind !== 'correct') return correction", 'return correction'],
      ['const { remark: _before, ...drawn } = correction', 'const drawn = correction'],
    ],
  ),
  ...faultsOf('core/use-cases/events/told/remark-on-event.ts', givesWay, [[' && !isRemarkedInPart(changing)', '']]),
  ...faultsOf('core/use-cases/broadcasts/sending/remarks-give-way.ts', givesWay, [
    ['gaveWay: true', 'gaveWay: undefined as never'],
    ['...sendParts(id),', ''],
    ["{ job: 'event.remark', data: { postId, closing: false } },", ''],
    ["kind === 'remark' && [", '['],
    ["['planning', 'running', 'paused'].includes(state)", "state === 'running'"],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sending/begin-broadcast.ts', givesWay, [
    ['      ...(await remarksGiveWayTo(ports, broadcast, now)),\n', ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sending/start-broadcast.ts', givesWay, [['    ...giveWay,\n', '']]),
  ...faultsOf(
    'dispatch/plan.ts',
    ['dispatch/changes.test.ts'],
    [
      ['await endOthers(ports, id, targetId)', ''],
      ["...(endsEvent(broadcast) ? [{ job: 'post.follow', data: { postId, published: false } } as const] : []),", ''],
    ],
  ),
  ...faultsOf('core/use-cases/posts/ending/call-off.ts', callOff, [
    ["if (event.cancelled && callOffOf(changing)?.state !== 'held') return", 'if (false) return'],
    ["event.cancelled && callOffOf(changing)?.state !== 'held'", 'event.cancelled'],
    ["rules) === 'over')", "rules) === 'cancelled')"],
    ["if (reason === '') return", 'if (false) return'],
    ["if (said.error) return { kind: 'invalid', broadcast, error: said.error } as const", ''],
  ]),
  ...faultsOf('core/use-cases/posts/ending/confirm-ending.ts', callOff, [
    ["ending.kind === 'take-back' || waiting?.reason === ending.reason", 'true'],
    ['if (read.people !== people) return', 'if (false) return'],
    [
      'post.correcting === null ? { post, also: [] } : abandonCorrection(post, attached, actor, at)',
      '{ post, also: [] }',
    ],
  ]),
  ...faultsOf('core/use-cases/posts/ending/confirm-ending.ts', givesWay, [['...remarksGiveWay(changing, at),', '']]),
  ...faultsOf('core/use-cases/broadcasts/begin-correction.ts', callOff, [
    ["if (isCalledOff(changing)) return { kind: 'event-cancelled' }", ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sending/resume-broadcast.ts', callOff, [
    ["if (isOfCancelled(broadcast, changing)) return { kind: 'event-cancelled' }", ''],
    ["post?.state !== 'broadcast' || isOfCancelled(broadcast, changing)", "post?.state !== 'broadcast'"],
    ['isCalledOff(changing) && !endsEvent(broadcast)', 'isCalledOff(changing)'],
  ]),
  ...faultsOf(
    'postgres/stores/found-rows.ts',
    ['contracts/search-stores.test.ts', 'postgres/found-rows.test.ts'],
    [
      ["and state <> 'taken-back'\n      and ${stands}", "and state <> 'taken-back'\n      "],
      ["not in ('taken-back', 'cancelled') and ${stands}", "not in ('taken-back', 'cancelled')"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/broadcasts/sending/begin-broadcast.ts',
    ['core/use-cases/broadcasts/begin.test.ts'],
    [
      ["if (await isOfCancelledEvent(ports, broadcast)) return { because: 'event-cancelled', about: '' }", ''],
      ['if (despiteCancelled === true) return false', ''],
    ],
  ),
  ...faultsOf(
    'core/domain/broadcasts/start-time.ts',
    ['core/use-cases/broadcasts/begin.test.ts'],
    [["heldBecause === 'event-cancelled' ? { despiteCancelled: true } : {}", '{ despiteCancelled: true }']],
  ),
  ...faultsOf('core/use-cases/broadcasts/expire-broadcast.ts', callOff, [['isCalledOff(changing) || ', '']]),
  ...faultsOf('core/use-cases/broadcasts/sending/stop-broadcast.ts', callOff, [
    ['...(endsEvent(broadcast) ? [followed(broadcast)] : []),', ''],
  ]),
  ...faultsOf('core/use-cases/broadcasts/sending/cancel-broadcast.ts', callOff, [
    ["endsEvent(broadcast) ? 'cancelled' : ", ''],
  ]),
  ...faultsOf(
    'core/use-cases/placements/follow-event.ts',
    ['dispatch/changes.test.ts'],
    [['told !== null && !toldBefore(event).some(key => keys.has(key))', 'told !== null']],
  ),
  ...faultsOf(
    'core/use-cases/placements/follow-event.ts',
    ['core/use-cases/placements/follow-event.test.ts'],
    [
      ['event.changing.find(isEnding)', 'event.changing.find(endsEvent)'],
      ['(since < 0 ? changing : changing.slice(0, since))', 'changing'],
    ],
  ),
  ...faultsOf(
    'teams/broadcasts/call-off-words.ts',
    ['teams/broadcasts/call-off.test.ts'],
    [
      ["shown?.kind === 'confirm' && shown.people === people", "shown?.kind === 'confirm'"],
      ['events.some(organisedBy(turn.actor)) ? asksComms(turn) : notComms(turn)', 'notComms(turn)'],
    ],
  ),
  ...faultsOf('core/use-cases/broadcasts/seen/kept-broadcasts.ts', remarks, [
    ['if (broadcast && goesUnseen(broadcast)) return null', ''],
  ]),
  ...faultsOf(
    'dispatch/run/carry.ts',
    ['dispatch/changes.test.ts'],
    [
      ["broadcast.kind !== 'remark' || broadcast.remark === 'closed'", "broadcast.kind !== 'remark'"],
      ['return isRegistered((await beside?.answer(row.person)) ?? null)', 'return false'],
    ],
  ),
  ...faultsOf('teams/send/fill-frame.ts', cards, [
    ["said === 'full' && isRegistered(answered?.answer ?? null) ? null : said", 'said'],
    ["answered === null || state === 'cancelled'", 'answered === null'],
    ["state === null || state === 'full' ? card", 'true ? card'],
    ["state === 'over' || state === 'closed' ? state : 'open'", "'open'"],
  ]),
]
