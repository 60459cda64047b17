import { type Fault, faultsOf } from './fault.ts'

/** The engine that carries a broadcast, and the pace at which it leaves. */
const pace = ['dispatch/pace.test.ts', 'dispatch/slots.test.ts', 'dispatch/pace-hold.test.ts']
const engine = [
  'dispatch/engine.test.ts',
  'dispatch/changes.test.ts',
  'dispatch/mishaps.test.ts',
  'dispatch/ledger-model.test.ts',
  'dispatch/process-memory.test.ts',
  'dispatch/pilot.test.ts',
]

export const dispatchFaults: Fault[] = [
  ...faultsOf('dispatch/pace.ts', pace, [
    ['isUnsure || ', ''],
    [
      'return now >= this.#heldUntil && this.#slots.leave',
      'return this.#slots.leave',
      'whatever holds everybody takes back what was given as well, and nothing is given meanwhile',
    ],
    ['    this.#slots.clear()\n    this.#hold(', '    this.#hold('],
    ['    this.#hold(everyoneMs ?? storeAwayMs)\n', ''],
    ['    void this.#tell(everyoneMs)\n', ''],
    ['if (now < this.#heldUntil) return this.#heldUntil - now', ''],
    ['    this.#slots.miss(now)\n    for', '    for'],
    ['if (isUnsure || now() < this.#heldUntil) this.#slots.clear()\n      else if', 'if'],
    ['if (grant.heldMs > 0) this.#hold(grant.heldMs)', ''],
    [
      'this.#heldUntil = Math.max(this.#heldUntil, this.#options.now() + ms)',
      'this.#heldUntil = this.#options.now() + ms',
    ],
    ['        this.#slots.take(priority)\n', ''],
    [
      "for (const priority of ['answer', 'broadcast'] as const) {\n      if",
      "for (const priority of ['broadcast', 'answer'] as const) {\n      if",
    ],
    ['(count >= ahead.least && last >= now + ahead.ms)', 'false'],
    [
      '      report?.(error)\n      await sleep(storeAwayMs)\n    }\n    this',
      '      report?.(error)\n      throw error\n    }\n    this',
    ],
  ]),
  ...faultsOf(
    'dispatch/thread-pace.ts',
    ['dispatch/thread-pace.test.ts'],
    [
      ['now() <= over', 'true'],
      ['++tries < triesMax', 'true'],
      ['if (!taken) return inMs', ''],
    ],
  ),
  ...faultsOf('dispatch/rate/slots.ts', pace, [
    ["slot => priority === 'answer' || slot.priority === 'broadcast'", 'slot => slot.priority === priority'],
    ["slot => priority === 'answer' || slot.priority === 'broadcast'", '() => true'],
    ['one => one.priority === priority)\n    if', '() => true)\n    if'],
    ['    this.miss(now)\n', ''],
    ['return this.#here(slot.given) < now - lateMs', 'return false'],
    ['    this.#unused.push(...this.#held.filter(over).map(slot => slot.given))\n', ''],
    ['    this.#unused.push(...over.map(({ slot }) => slot.given))\n', ''],
    ['.toSorted((a, b) => a.given - b.given)', ''],
    ['|| this.#here(slot.given) > now + nearMs', ''],
    ['    slot.booked = true\n', ''],
    ['return this.#unused.splice(0)', 'return [...this.#unused]'],
  ]),
  ...faultsOf('dispatch/rate/slots.ts', pace, [
    ['Math.min(most, Math.max(least, this.#ahead))', 'this.#ahead'],
    ['? most : Math.min', '? least : Math.min'],
  ]),
  ...faultsOf('dispatch/run/carry.ts', engine, [
    ["if (pilots !== null && !pilots.has(person)) return 'outside-pilot'", ''],
    [
      "broadcast.kind === 'send' && !broadcast.mandatory && conversation?.optedOut",
      "broadcast.kind === 'send' && conversation?.optedOut",
    ],
    [
      "broadcast.kind === 'send' && !broadcast.mandatory && conversation?.optedOut",
      '!broadcast.mandatory && conversation?.optedOut',
    ],
    ['if (!(await run.ledger.mark(person))) return null', 'await run.ledger.mark(person)'],
    ["    await run.ledger.settle({ person, state: 'queued', afterMs: 0 })\n    return null", '    return null'],
    ["kind === 'send' && conversation?.met !== true", "kind === 'send'"],
    ['neverHad(row) &&', 'isOpen(row) &&'],
    [' && !conversation.met)', ')'],
    ["await ports.conversations.mark(person, 'open')", ''],
    ['tried.attempts < maxAttempts)', 'true)'],
    ["repeatable: broadcast.kind !== 'send'", 'repeatable: true'],
    ["repeatable: broadcast.kind !== 'send'", 'repeatable: false'],
    ['stop.reason === null && clock() < leaveBy', 'stop.reason === null'],
    ['stop.reason === null && clock() < leaveBy', 'clock() < leaveBy'],
    ['if (!(error instanceof Unavailable)) run.memory.mayNotInstall(run.broadcast)', ''],
  ]),
  ...faultsOf('dispatch/run/sending.ts', engine, [
    ['if (clock() >= until) return rows.slice(index)', ''],
    ['if (stop.reason !== null) return rows.slice(index)', ''],
    ['await this.#ledger.giveBack([...left, ...((await next)?.rows ?? [])])', 'await this.#ledger.giveBack(left)'],
    ["    stop.pull('held')\n", ''],
    ['memory.outage.open ? 1 : this.#options.concurrency', 'this.#options.concurrency'],
    ['return memory.outage.failed()', 'return'],
  ]),
  ...faultsOf(
    'dispatch/run/outage.ts',
    ['dispatch/outage.test.ts'],
    [
      ['this.#failures >= inARow', 'this.#failures > inARow'],
      ['    this.#failures = 0\n', ''],
    ],
  ),
  ...faultsOf('dispatch/run/process-memory.ts', engine, [
    ['frozen.people === planned && sealed === sendingSeal(seal, frozen)', 'frozen.people === planned'],
    ['frozen.people === planned && sealed', 'sealed'],
    ['asked.catch(() => this.#frozen.delete(key))', 'asked.catch(() => {})'],
    ['return allowed && !installed.has(person)', 'return allowed'],
    ['return allowed && !installed.has(person)', 'return !installed.has(person)'],
  ]),
  ...faultsOf(
    'dispatch/engine.ts',
    [...engine, 'dispatch/gives-way.test.ts', 'teams/pictures/consent.test.ts'],
    [
      ['const approved = (await checkSeal(ports, broadcast)) && (await', 'const approved = (await'],
      [' && (await options.memory.isFrozen(ports, broadcast))', ''],
      ["if ((await ports.broadcasts.byId(id))?.version !== broadcast.version) return { kind: 'again', inMs: 0 }", ''],
      ["if (await givesWay(ports, broadcast)) return { kind: 'again', inMs: givesWayMs }", ''],
      ['  await ports.deliveries.recover(id, repeatable)\n', ''],
      ["if (stop.reason === 'not-running') await settleStopped(ports, id)", ''],
    ],
  ),
  ...faultsOf('dispatch/run/end.ts', engine, [
    ['if (queued + sending > 0) return null', 'if (sending > 0) return null'],
    ["if (broadcast?.state !== 'running') return 'done'", ''],
    ['  await ports.deliveries.cancelQueued(id)\n', ''],
  ]),
  ...faultsOf(
    'dispatch/run/gives-way.ts',
    ['dispatch/gives-way.test.ts', 'core/use-cases/urgent/ask-urgent.test.ts'],
    [
      ['urgent || endsEvent({ kind })', 'urgent'],
      ['if (await deliveries.hasDue(id)) return true', 'return true'],
    ],
  ),
  ...faultsOf(
    'dispatch/progress.ts',
    ['dispatch/plan.test.ts'],
    [
      ["heldBecause !== 'not-registered' || ", ''],
      ['later(heldAt, regainMs) < ports.now()', 'false'],
      ["await refreshPlacement(ports, keyOf({ card: 'broadcast', broadcastId: id }))", ''],
    ],
  ),
  ...faultsOf(
    'dispatch/plan.ts',
    ['dispatch/plan.test.ts', 'dispatch/changes.test.ts'],
    [
      ["if (begun.kind === 'not-yet') await lookAgain(ports, id, msBetween(ports.now(), begun.at))", ''],
      ["kind === 'mend' ? waitForTarget(ports, bearer) : endTarget(ports, targetId)", 'undefined'],
      ['mends ?? targetId', 'targetId'],
      ["if (state === 'stopped' || state === 'cancelled') await", 'if (false) await'],
      ['counts.queued + counts.sending > 0', 'counts.queued > 0'],
      ["      { job: 'broadcast.progress', data: { id }, inMs: progressEveryMs },\n", ''],
    ],
  ),
  ...faultsOf('dispatch/run/run-ledger.ts', engine, [
    ['await giveBack(people.map(person => ({ person })))\n', '\n'],
    ['return people.map(() => false)', 'return people.map(() => true)'],
    ['if (waitedMs >= awayMs) throw error', ''],
  ]),
]
