import { type Fault, faultsOf } from './fault.ts'

/** Who begins, stops and ends a broadcast, what becomes of each row, and what of hours and quiet. */
const begin = ['core/use-cases/broadcasts/begin.test.ts', 'core/use-cases/urgent/ask-urgent.test.ts']
const stop = ['core/use-cases/broadcasts/under-way.test.ts', 'core/use-cases/broadcasts/broadcasts.test.ts']
const quiet = [
  'core/domain/working-time/calendar.test.ts',
  'core/use-cases/validations/missed-slot.test.ts',
  'core/domain/validations/reminders.test.ts',
  'core/use-cases/validations/escalation.test.ts',
  'jobs/quiet-hours.test.ts',
]

const placed = ['core/use-cases/placements/placements.test.ts', 'core/use-cases/events/lost-reminder.test.ts']

const away = ['core/use-cases/placements/channel-away.test.ts']

export const sendingFaults: Fault[] = [
  ...faultsOf('core/use-cases/placements/refresh-placement.ts', away, [
    ['isAway(placement) ? place(ports, key, placement, anyHour, next) : judgeAgain', 'judgeAgain'],
    ["const wasAway = before?.state === 'refused'", 'const wasAway = false'],
    ["before?.state === 'refused' ? judgeAgain(ports, before) : undefined", 'undefined'],
    ['...whoWaits(face), doubtsChanged', '...whoWaits(face)'],
  ]),
  ...faultsOf('core/use-cases/placements/tell-doubts.ts', away, [['await tellAway(ports)', '']]),
  ...faultsOf('core/use-cases/placements/kept/place-away.ts', away, [
    ['if (isOut === (since !== null)) return', 'if (!isOut && since === null) return'],
    ['cards: isOut ? [at] : []', 'cards: [at]'],
    ['inbox ? isAway(inbox)', 'inbox ? true'],
    ['(await ports.sectors.all()).length === 0', 'false'],
  ]),
  ...faultsOf('core/use-cases/placements/kept/doubts-face.ts', away, [['.filter(one => !isAway(one))', '']]),
  ...faultsOf(
    'core/use-cases/database/adopt-database.ts',
    ['core/use-cases/database/adopt-ready.test.ts'],
    [
      ["(state === 'ready' && mayStart(broadcast))", 'false'],
      ['.filter(one => JSON.stringify(one) !== card)', ''],
      [", { job: 'release.publish', data: { id } })", ')'],
      ['await doubtMail(ports, edition)', 'void edition'],
      ['{ maybeOutSince: release.createdAt }', '{}'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/releases/row/publish-release.ts',
    ['core/use-cases/database/adopt-ready.test.ts'],
    [
      ['begun = release.maybeOutSince === undefined', 'begun = true'],
      ["if (answer?.kind === 'busy' || answer?.kind === 'unknown')", 'if (false)'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/releases/row/follow-releases.ts',
    ['core/use-cases/database/adopt-ready.test.ts'],
    [
      [', now), ...doubt }', ', now) }'],
      ["const leaves = row.state === 'planned' && row.at === null", 'const leaves = row.at === null'],
    ],
  ),
  ...faultsOf(
    'teams/send/thread-brakes.ts',
    ['teams/send/messenger.test.ts'],
    [
      ["this.#inARow.size === 2 ? shortMs : 'alone'", 'retryAfterMs'],
      ['|| this.#inARow.size > 2', ''],
      ['this.#inARow.clear()', ''],
    ],
  ),
  ...faultsOf(
    'teams/send/post-activity.ts',
    ['teams/send/messenger.test.ts'],
    [["if (leftMs > 0) return { kind: 'throttled', retryAfterMs: leftMs }", '']],
  ),
  ...faultsOf('core/use-cases/placements/send-placement.ts', placed, [
    ['  const outcome = await', '  await aboutToLeave()\n  const outcome = await'],
    ["if (mine.written !== 'no') return mine.written === 'done'", ''],
    ["return mine.written === 'done'\n  }", 'return true\n  }'],
    ['if (!neverCame(outcome)) await write()', ''],
  ]),
  ...faultsOf('core/use-cases/placements/placement-steps.ts', placed, [
    ['isCardOf(key, ...reminders) ? remindedMost : 0', '0'],
    ['isCardOf(key, ...reminders) ? remindedMost : 0', 'remindedMost'],
    ["present.state === 'placing' && present.leaseUntil === leaseUntil", 'false'],
  ]),
  ...faultsOf('core/use-cases/events/told/kept-events.ts', placed, [
    ['wasGivenUp(face) || !isCountedOn(face, now)', 'wasGivenUp(face)'],
    ['!wasGivenUp(face) && isCountedOn(face, now)', 'false'],
  ]),
  ...faultsOf(
    'teams/send/post-activity.ts',
    ['teams/send/messenger.test.ts'],
    [['(await turn.aboutToLeave?.()) === false', 'false']],
  ),
  ...faultsOf(
    'teams/send/reach.ts',
    ['teams/send/messenger.test.ts'],
    [['{ ...turn, aboutToLeave: undefined }', 'turn']],
  ),
  ...faultsOf('core/use-cases/broadcasts/sending/begin-broadcast.ts', begin, [
    ["if (post?.state !== 'approved') return null", ''],
    ["if (post === null) return { kind: 'not-due' }", ''],
    ["if (broadcast.scheduledFor > now) return { kind: 'not-yet', at: broadcast.scheduledFor }", ''],
    ["post?.state === 'broadcasting' && post.broadcastId === id", "post?.state === 'broadcasting'"],
    ['if (closed) return closed', ''],
    ["if (await outsidePerimeter(now, sentBy, broadcast)) return { because: 'outside-perimeter', about: '' }", ''],
    ['if (firstBy !== null) return null', ''],
    ['Math.max(fourEyesOver, urgent?.people ?? 0)', 'fourEyesOver'],
    ['return people > confirmed ?', 'return people > confirmed + 1 ?'],
    ['broadcast.urgent && broadcast.planned === null ?', 'broadcast.urgent ?'],
    ["if (kind !== 'send' && kind !== 'correct') return []", ''],
  ]),
  ...faultsOf(
    'core/domain/broadcasts/lacks-consent.ts',
    ['core/use-cases/broadcasts/begin.test.ts'],
    [
      ["(kind !== 'send' && kind !== 'correct')", "kind !== 'send'"],
      ["(kind !== 'send' && kind !== 'correct')", "kind !== 'correct'"],
      ["(kind !== 'send' && kind !== 'correct') ||", ''],
    ],
  ),
  ...faultsOf('core/use-cases/broadcasts/sending/stop-broadcast.ts', stop, [
    ["|| broadcast.heldBecause === 'seal-mismatch'", ''],
    ['if (sent) return afterBroadcast(ports, broadcast, at)', ''],
    [
      "if (!['planning', 'running', 'paused', 'held'].includes(broadcast.state)) return { kind: 'closed', broadcast }",
      '',
    ],
    ["'running', 'paused', 'held']", "'running', 'paused']"],
    ['        ...sendParts(broadcast.id),\n', ''],
    ['...(sent ? {} : { startedAt: null })', ''],
    ["    { save: 'broadcast', row: next, ifVersion: 0 },\n", ''],
    ['post.broadcastId === broadcast.id', 'true'],
  ]),
  ...faultsOf(
    'core/use-cases/broadcasts/settle-delivery.ts',
    ['core/use-cases/broadcasts/settle-delivery.test.ts', 'dispatch/ledger-model.test.ts'],
    [
      ["repeatable ? again(delivery, 0, jitter) : { person, state: 'unknown' }", 'again(delivery, 0, jitter)'],
      ["repeatable ? again(delivery, 0, jitter) : { person, state: 'unknown' }", "{ person, state: 'unknown' }"],
      ['outcome.retryAfterMs ?? 0', '0'],
      ['attempts >= maxAttempts', 'attempts > maxAttempts'],
      ['leastMs + pauseMs(attempts, jitter)', 'pauseMs(attempts, jitter)'],
      ['Math.min(longestPauseMs, firstPauseMs', 'Math.max(longestPauseMs, firstPauseMs'],
      ['1 - jitter / 2', '1 - jitter'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/validations/miss-slot.ts',
    ['core/use-cases/validations/missed-slot.test.ts', 'jobs/quiet-hours.test.ts'],
    [
      ['if (calm > now) return void', 'if (false) return void'],
      ['deadline !== null && missed === null', 'deadline !== null'],
      ["lacksSlot(state, post) && broadcast?.state === 'ready'", 'lacksSlot(state, post)'],
      [
        "(state === 'waiting' || state === 'approved') && ",
        '',
        'what is neither lacks no slot, as `lacksSlot` says once more before anything is written',
      ],
    ],
  ),
  ...faultsOf(
    'core/use-cases/validations/nudge.ts',
    ['core/domain/validations/reminders.test.ts'],
    [
      ['if (calm > now && stillDue(found, data)) {', 'if (false) {'],
      ['now >= data.due || said', 'said'],
      ['now >= data.due || said || people', 'now >= data.due || people'],
      ["[...also, { job: 'step.opened',", "[{ job: 'step.opened',"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/validations/escalate.ts',
    ['core/use-cases/validations/escalation.test.ts', 'core/use-cases/circuits/elected.test.ts'],
    [
      ['if (calm > now) return void', 'if (false) return void'],
      [' || (await unfitApprover(ports, above))', ''],
      ['return !asked && !stands && may', 'return !stands && may'],
      ['&& barOf(validation, id, now) === null', ''],
      ['one.step === data.step && one.due === data.due', 'one.step === data.step'],
    ],
  ),
  ...faultsOf(
    'core/domain/working-time/local-time.ts',
    ['core/domain/working-time/calendar.test.ts'],
    [
      ['const minuteMs = 60_000', 'const minuteMs = 15 * 60_000'],
      ['`${timeZone} ${minute}`', '`${minute}`'],
      ['(days + 3) % 7', '(days + 4) % 7'],
      ['ms + offsetMs(ms, timeZone)', 'ms - offsetMs(ms, timeZone)'],
    ],
  ),
  ...faultsOf('core/domain/working-time/quiet-hours.ts', quiet, [
    ['weekday >= 6 || settings.isHoliday(day)', 'settings.isHoliday(day)'],
    ['weekday >= 6 || settings.isHoliday(day)', 'weekday >= 6'],
    ['time >= hours.from || time < hours.to :', 'time > hours.from || time < hours.to :'],
    ['|| time < hours.to :', '|| time <= hours.to :'],
  ]),
  ...faultsOf('core/domain/working-time/quiet-hours.ts', quiet, [
    ['at > now && !quietHours(at, settings)', 'at > now'],
    ['const daysAhead = 10', 'const daysAhead = 2'],
  ]),
  ...faultsOf(
    'core/use-cases/delegations/apply-delegation.ts',
    ['core/use-cases/delegations/delegations.test.ts', 'jobs/quiet-hours.test.ts'],
    [
      ['since === createdAt || ended ? now : afterQuietHours(now, settings)', 'now'],
      ['since === createdAt || ended ? now : afterQuietHours(now, settings)', 'afterQuietHours(now, settings)'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/validations/deadline-jobs.ts',
    [
      'core/use-cases/validations/deadline-jobs.test.ts',
      'core/domain/validations/reminders.test.ts',
      'core/use-cases/validations/escalation.test.ts',
      'core/use-cases/validations/missed-slot.test.ts',
    ],
    [
      ["if (state !== 'waiting') return []", ''],
      ['msBetween(openedAt, at) >= leastMs && msBetween(at, due) >= leastMs', 'msBetween(openedAt, at) >= leastMs'],
      ['.map(at => afterQuietHours(at, settings)).toSorted()', '.toSorted()'],
    ],
  ),
]
