import { type Fault, faultsOf } from './fault.ts'

/** Graph: roles, people, the list of proposals; PostgreSQL: commits and the ledger. */
const directory = ['graph/read-person.test.ts', 'graph/directory.test.ts', 'graph/graph.test.ts', 'graph/keep.test.ts']
const commit = ['postgres/gathered-commit.test.ts', 'postgres/commit.test.ts', 'postgres/overtaken.test.ts']
const ledger = ['postgres/deliveries.test.ts', 'postgres/own-database.test.ts']

export const outsideFaults: Fault[] = [
  ...faultsOf(
    'outward/shallow-json.ts',
    ['app/server.test.ts'],
    [
      ['if (isDeep(text))', 'if (false)'],
      ["if (isText && sign === '\\\\') at++", 'if (false) at++'],
      ['levels > levelsMost', 'levels >= levelsMost'],
      ['levels--', 'levels'],
    ],
  ),
  ...faultsOf(
    'postgres/schema/migrate.ts',
    ['postgres/open-database.test.ts'],
    [['allowUnorderedMigrations: true', 'allowUnorderedMigrations: false']],
  ),
  ...faultsOf(
    'postgres/schema/migrations.ts',
    ['postgres/upgrade.test.ts'],
    [['texts.some(makesDocuments)', "texts.includes(newTable('post'))"]],
  ),
  ...faultsOf('postgres/schema/migrate.ts', ledger, [
    ['name <> all(${known}::text[])', '${known}::text[] is not null'],
    ['if (newer !== null)', 'if (newer === undefined)'],
  ]),
  ...faultsOf('postgres/identity/own-database.ts', ledger, [
    ['this.#lookAtVersion().then(work)', 'work()'],
    ['if (newer !== null && !this.#closed)', 'if (newer === null)'],
  ]),
  ...faultsOf(
    'app/ends-at-once.ts',
    ['app/ends-at-once.test.ts'],
    [["process.emit('SIGTERM')", "process.kill(process.pid, 'SIGTERM')"]],
  ),
  ...faultsOf('graph/people/roles.ts', directory, [
    ['found !== null && found.enabled && !found.guest', 'found !== null && found.enabled'],
    ['found !== null && found.enabled && !found.guest', 'found !== null && !found.guest'],
    ['found !== null && found.enabled && !found.guest', 'true'],
    ["if (agent) roles.push('agent')", "roles.push('agent')"],
    ['admins.some(person => person.id === id)', 'comms.some(person => person.id === id)'],
    ['officers.some(person => person.id === id)', 'false'],
    ['archivists.some(person => person.id === id)', 'false'],
    ['(await agents()).has(id)', '(await agents()).size > 0'],
  ]),
  ...faultsOf('graph/people/find-people.ts', directory, [
    ["guest: user.userType === 'Guest'", 'guest: false'],
    ['user.accountEnabled ?? false', 'user.accountEnabled ?? true'],
    ['licensed: user.assignedLicenses?.length !== 0', 'licensed: true'],
    ["userType !== 'Guest' && assignedLicenses?.length === 0 && !givenName && !surname", 'false'],
    ['&& !givenName && !surname', ''],
    ['user.department?.trim() || null', 'user.department ?? null'],
    ["spoken === 'fr' || spoken === 'en' ? spoken : null", "spoken === 'fr' ? spoken : null"],
  ]),
  ...faultsOf('graph/directory.ts', directory, [
    ['agents ? (await agents()).has(id) : enabled && !guest', 'enabled && !guest'],
    ['agents ? (await agents()).has(id) : enabled && !guest', 'agents ? (await agents()).has(id) : true'],
    [
      'guid.test(id) ? read(orNull(graph.get<User>(`/users/${id}`, readUsers))) : null',
      'read(orNull(graph.get<User>(`/users/${id}`, readUsers)))',
    ],
    ['onCallGroupId === undefined ? comms : group', 'false ? comms : group'],
  ]),
  ...faultsOf(
    'graph/keep.ts',
    ['graph/keep.test.ts'],
    [
      ['if (good && failedAt - good.at < longestMs) return good.value', ''],
      ['failedAt - good.at < longestMs', 'true'],
      ['if (!good || age >= longestMs) return fly()', 'if (!good) return fly()'],
      [' || clock() - failedAt < calmMs', ''],
      ['(flight ??= refresh()', '(flight = refresh()'],
    ],
  ),
  ...faultsOf(
    'graph/lists/write-item.ts',
    ['graph/initiative-list.test.ts'],
    [
      ['return isRefusal(error, 400, 409)', 'return isRefusal(error, 409)'],
      ['if (await items.isUnique()) return post(items, id, values)', 'return post(items, id, values)'],
      ["if (error instanceof Unavailable) return error.code !== 'graph-429' && error.code !== 'graph-503'", ''],
      [" && error.code !== 'graph-503'", ''],
      ['readMany: 2, write: 2', 'readMany: 2, write: 1'],
      ["if (isRefusal(error, 404)) return { kind: 'gone' }", "return { kind: 'gone' }"],
      ["if (isRefusal(error, 409, 412)) return { kind: 'moved-on' }", ''],
      ["etag === null ? {} : { 'If-Match': etag }", '{}'],
      ['if (oldest === created.itemId) return created', 'return created'],
      ['Number(one) - Number(other)', 'Number(other) - Number(one)'],
      ['for (const other of others) await remove', 'for (const other of []) await remove'],
      ['.filter(item => maryIdOf(item) === id)', ''],
    ],
  ),
  ...faultsOf(
    'graph/initiative-list.ts',
    ['graph/initiative-list.test.ts'],
    [
      [' && column.enforceUniqueValues', ''],
      ["column.name === 'MaryId' && ", ''],
      ['token === null ? units.readMany : units.read', 'units.read'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/compare-list.ts',
    ['core/use-cases/initiatives/list.test.ts'],
    [
      ['if (id !== null) borne.add(id)', ''],
      ["if (isSecond) return [{ kind: 'second-item', id, reference, itemId: item.itemId }]", ''],
      ["if (!initiative) return [{ kind: 'strange', ...namesOf(item) }]", 'if (!initiative) return []'],
      ['if (!borne.has(id) && !(await ports.listedItems.byId(id))?.gone) yield', 'if (!borne.has(id)) yield'],
      ['post?.reference ?? null, listed?.remarks ?? []', 'post?.reference ?? null, []'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/placements/kept/kept-rewritten.ts',
    ['core/use-cases/initiatives/rewritten.test.ts'],
    [
      ['length > fewLines', 'length > 0'],
      ['length > fewLines', 'length > 999'],
      ['if (count <= fewLines) return null', 'if (count <= 999) return null'],
      ['until > now ? until : null', 'null'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/placements/kept/kept-initiatives.ts',
    ['core/use-cases/initiatives/rewritten.test.ts'],
    [[' || (await areMany(ports, at))', '']],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/look-at-list.ts',
    ['core/use-cases/initiatives/list-moments.test.ts'],
    [
      ["if (done === 'stale') await ports.commit({ ...order, inMs: 0 })", ''],
      [' && !item.deleted) await ports.commit', ') await ports.commit'],
      ["if (noted !== 'done') throw new Unavailable('list-item-busy')", ''],
      ["? 'done'\n      : 'stale'", "? 'done'\n      : 'done'"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/write-to-list.ts',
    ['core/use-cases/initiatives/list-moments.test.ts'],
    [
      ["throw new Unavailable('list-item-busy')", ''],
      ['length > 0 ? lasting(read, listed) : remarks', 'length > 0 ? remarks : remarks'],
      ['length > 0 ? lasting(read, listed) : remarks', 'length > 0 ? lasting(read, listed) : []'],
    ],
  ),
  ...faultsOf(
    'graph/lists/read-item.ts',
    ['graph/initiative-list.test.ts'],
    [
      ["if (identity?.application?.id === appId) return { kind: 'mary' }", ''],
      ['.toSorted((one, other) => Number(one.id) - Number(other.id))', ''],
      ['if (found.length > versionsMost) return null', ''],
    ],
  ),
  ...faultsOf(
    'core/domain/initiatives/list-change.ts',
    ['core/use-cases/initiatives/list.test.ts'],
    [
      ['changedAt < initiative.updatedAt', 'true'],
      ["if (reason === '') return { refused: 'reason-missing' }", ''],
      ["if (typed === '') return undo('empty')\n      if (typed.length > most)", 'if (typed.length > most)'],
    ],
  ),
  ...faultsOf(
    'core/domain/initiatives/list-change.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [
      ["if (!isOpen) return undo('already-decided')\n      if (meaning", 'if (meaning'],
      ["if (!isUndecided(initiative)) return { refused: 'already-decided' }", ''],
      ["edited.includes(followed.state) && meaning.state === 'declined'", 'edited.includes(followed.state)'],
      ["return reason.length > reasonMax ? { refused: 'too-long' } : { to, reason }", 'return { to, reason }'],
      ["initiative.state === 'received' || initiative.state === 'later' ?", "initiative.state === 'received' ?"],
      ['!sameCell(item[column], base[column]) && ', ''],
      [' && !sameCell(item[column], wanted[column])', ''],
      ['column !== followed.state && !sameCell', '!sameCell'],
      [".replace(/\\r\\n?/g, '\\n')", ''],
      ["instant.test(text) ? text.replace(/\\.\\d+Z$/, 'Z') : text", 'text'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/edit-initiative.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [
      ['also: isOwn ? [] : [', 'also: ['],
      ['.slice(-editsKept)', ''],
      ["if (fields.length === 0) return { kind: 'already-said', initiative }", ''],
      ["also: initiative.state === 'later' ? backCard(initiative) : [],", ''],
      ["const state = openQuestion(initiative) >= 0 ? 'asked' : 'taken'", "const state = 'taken'"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/adopt-item.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [
      ["if (isOutside(author)) return { kind: 'not-an-agent' }", ''],
      ['initiative && listed?.itemId !== itemId', 'listed?.itemId !== itemId'],
      ["[values['Texte'], values['Precisions']]", "[values['Texte']]"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/compare-list.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [["if (asked !== 'done') throw", 'if (false) throw']],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/follow-item.ts',
    ['core/use-cases/initiatives/list.test.ts'],
    [['if (!person?.enabled) return null', 'if (!person) return null']],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/follow-item.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [
      [" && before.state !== 'later'", ''],
      ['found.length === 1 ? found[0]! : null', 'found[0] ?? null'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/follow-item.ts',
    ['core/use-cases/initiatives/list-hands.test.ts'],
    [
      ['editor && isComms(editor) ? editor : null', 'editor'],
      ["if (touches === null) return [{ kind: 'no-versions' }]", 'if (touches === null) return []'],
      ['of lastByHand(counted)', 'of counted'],
    ],
  ),
  ...faultsOf(
    'core/domain/initiatives/list-touches.ts',
    ['core/use-cases/initiatives/list-hands.test.ts'],
    [
      ['versions.findLastIndex(isKnown)', 'versions.findIndex(isKnown)'],
      ['|| !sameRow(last.values, now, columns)', ''],
      ['latest.set(column, touch)', 'if (!latest.has(column)) latest.set(column, touch)'],
      ['versions[index - 1]?.values ?? before', 'before'],
    ],
  ),
  ...faultsOf(
    'core/domain/initiatives/listed-item.ts',
    ['core/use-cases/initiatives/list-made-anew.test.ts'],
    [
      ['return item.initiativeId === id', 'return true'],
      ["return item.createdBy.kind === 'mary' || adoptedId(item) === id", 'return true'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/look-at-list.ts',
    ['core/use-cases/initiatives/list-made-anew.test.ts'],
    [
      ['...(isAnother && { subscription: null })', ''],
      ['feed.token !== null && token === null', 'token === null'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/departures/judge-row.ts',
    ['core/use-cases/departures/follow-holders.test.ts'],
    [
      ['if (actor === null || isComms(actor) || isAdmin(actor)) return actor', 'return actor'],
      ['isGain(list, column, await namesOf(ports, list, after, by.id))', 'false'],
      ['isSame ? known : null', 'known'],
      ['one.by.id === giver && ', ''],
      ['to === null || isAdmin(by)', 'to === null'],
      ['isSameSecond(changedAt, known.changedAt) && sameRow', 'sameRow'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/departures/follow-holders.ts',
    ['core/use-cases/departures/follow-holders.test.ts'],
    [
      ["if (rows.length === 0) return 'done'", ''],
      ['...people.map(person => refresh', '...people.slice(1).map(person => refresh'],
      ['[...(before.changes ?? []), ...changes])\n', 'before.changes ?? [])\n'],
      ['column => mailOf(values[column]) !== null)', 'column => mailOf(values[column]) === null)'],
    ],
  ),
  ...faultsOf(
    'core/domain/held-rights.ts',
    ['core/use-cases/departures/follow-holders.test.ts'],
    [
      ['return named.includes(column) || ', 'return '],
      ['(named.length > 0 && !others.includes(column))', 'false'],
      ['{ ...nothing, ...one?.values }', '{ ...row.values, ...one?.values }'],
      ['?? take(names, fold(nameOf(row)))', '?? null'],
      ['), ...gone]', ')]'],
    ],
  ),
  ...faultsOf(
    'app/start-work.ts',
    ['app/start-work.test.ts'],
    [
      ['said.set(error.code, now())', ''],
      ['failed(kindOf(error), {', 'failed(name, {'],
      ["|| error.code === 'list-columns'", ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/adopt-item.ts',
    ['core/use-cases/initiatives/list-hands.test.ts'],
    [
      ['.filter(({ by }) => isSame(by))', ''],
      [' && isSameSecond(first.changedAt, createdAt)', ''],
      ['etag: isWhole ? etag : null', 'etag'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/adopt-item.ts',
    ['core/use-cases/initiatives/adopted-item.test.ts'],
    [
      ["if (counted.kind === 'counted') return false", 'return false'],
      ['!(await ports.initiatives.byId(id)) && ', ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/look-at-list.ts',
    ['core/use-cases/initiatives/list-rules.test.ts'],
    [
      ["if (noted !== 'done') throw", 'if (false) throw'],
      [
        "if (page.kind === 'not-there') return { token: null, isWhole }",
        "if (page.kind === 'not-there') return { token, isWhole }",
      ],
      ["if (isWhole) throw new Unavailable('list-token-expired')", "if (isWhole) return 'no'"],
      [' && !listed.gone', ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/look-at-list.ts',
    ['core/use-cases/initiatives/list.test.ts'],
    [
      ['if (isWhole) await noteMissing(ports, seen)', ''],
      ['seen === listed.etag || seen === listed.seen', 'false'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/look-at-list.ts',
    ['core/use-cases/initiatives/list-subscription.test.ts'],
    [['token === null ? {} : await', 'await']],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/keep-subscription.ts',
    ['core/use-cases/initiatives/list-subscription.test.ts'],
    [
      ['refusedUntil !== null && refusedUntil > now()', 'false'],
      ['> renewalMs) return asItIs', '> 0) return asItIs'],
      ['if (renewed === null) return subscribe(listHook, ports)', 'if (renewed === null) return asItIs'],
      ['refusedUntil: later(now(), askAgainMs[made])', 'refusedUntil: null'],
      ["'not-reached': 5 * 60_000", "'not-reached': 60 * 60_000"],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/notification-ear.ts',
    ['core/use-cases/initiatives/list-subscription.test.ts'],
    [
      ['|| !(await isTold(notices))', ''],
      ['if (notices.some(notice => isOf(notice, known))) return true', ''],
      ['return notices.some(notice => isOf(notice, known))\n', 'return notices.every(notice => isOf(notice, known))\n'],
      [' || subscriptionId !== known.id', ''],
      ['timingSafeEqual(digest(clientState), digest(known.secret))', 'true'],
      ['look === null || !isWithin(look.at, now(), lookAgainMs)', 'true'],
      ['look === null || !isWithin(look.at, now(), lookAgainMs)', 'look === null'],
      ['if (look === mine) look = null', ''],
      ['asked === null || !isWithin(asked.at, now(), gatherMs)', 'true'],
      ['asked === null || !isWithin(asked.at, now(), gatherMs)', 'asked === null'],
      ['if (asked === mine) asked = null', ''],
      ['now >= since && ', ''],
    ],
  ),
  ...faultsOf(
    'core/domain/initiatives/list-feed.ts',
    ['core/use-cases/initiatives/list-subscription.test.ts'],
    [
      ['subscription.id !== before?.id', 'before === null'],
      ['subscription.id !== before?.id', 'false'],
    ],
  ),
  ...faultsOf(
    'graph/list-hook.ts',
    ['graph/list-hook.test.ts'],
    [
      ['if (!isRefused(error)) throw error', ''],
      ['else throw error\n', ''],
      ['if (!isRefusal(error, 404, 410)) refused(error)', 'refused(error)'],
      ["isRefusal(error, 400) ? 'not-reached'", "isRefusal(error, 403) ? 'not-reached'"],
      ['await removeLeft(graph, { resource, notificationUrl })', ''],
      ['resource === ours.resource && ', ''],
      [' && notificationUrl === ours.notificationUrl', ''],
      ['const livesMs = 40_000', 'const livesMs = 50_000'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/adopt-item.ts',
    ['core/use-cases/initiatives/adopted-item.test.ts'],
    [
      ['listActor(ports, createdBy.id, settings.defaultLocale)', "listActor(ports, createdBy.id, 'fr')"],
      ['.filter(({ required }) => required)', ''],
      [" || cleanText(values['Precisions']) !== ''", ''],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/write-to-list.ts',
    ['core/use-cases/initiatives/adopted-item.test.ts'],
    [
      ['length > 0 ? lasting(read, listed) : remarks', 'length > 0 ? [] : remarks'],
      ['...lasting(now, listed), ', ''],
      ['read && isUndecided(read.initiative) ?', 'read ?'],
    ],
  ),
  ...faultsOf(
    'core/use-cases/initiatives/write-to-list.ts',
    ['core/use-cases/initiatives/list.test.ts'],
    [
      ["isOverwritten = done === 'moved-on'", 'isOverwritten = false'],
      ["if (initiative.state === 'withdrawn') return", 'if (false) return'],
    ],
  ),
  ...faultsOf(
    'graph/transport/middleware.ts',
    ['graph/middleware.test.ts', 'graph/graph.test.ts'],
    [
      ['if (URL.parse(addressOf(context))?.origin !== new URL(origin).origin) return next(context)', ''],
      ['if (context.response?.status !== 401) return', 'return'],
      ["options?.method === 'POST' && response.status !== 429", 'false'],
      ['asked <= longestWaitMs', 'true'],
    ],
  ),
  ...faultsOf('graph/transport/failure.ts', directory, [
    ['status === 429 || status === 408 ||', 'status === 429 ||'],
    ['if (status !== 401 && status !== 403) return refusal', 'if (status !== 403) return refusal'],
    ['Number(value) * 1000', 'Number(value)'],
  ]),
  ...faultsOf(
    'graph/people/automatic-replies.ts',
    ['graph/absence.test.ts'],
    [
      ['from <= now && now < until', 'now < until'],
      ["setting?.status === 'alwaysEnabled'", 'false'],
      ["at?.timeZone === 'UTC' ?", 'at ?'],
      ['if (!told) refused(error)', 'refused(error)'],
    ],
  ),
  ...faultsOf('graph/directory.ts', directory, [
    ["if (isRefusal(error, 409)) return 'installed'", ''],
    ["if (isRefusal(error, 404)) return 'no-teams'", ''],
  ]),
  ...faultsOf(
    'graph/departments.ts',
    ['graph/departments.test.ts'],
    [
      ['person?.enabled ? named(person) : null', 'person ? named(person) : null'],
      ["department => department.name !== ''", '() => true'],
    ],
  ),
  ...faultsOf('postgres/commit/commit-batch.ts', commit, [
    [
      'rows.sort((a, b) => (a.id < b.id ? -1 : 1))',
      'rows.reverse()',
      'the order in which rows are locked shows only where two processes meet; the statement sorts them once more',
    ],
    ['version: change.ifVersion + 1', 'version: change.ifVersion'],
    ["change.save === 'placement' ? change.row.key : change.row.id", 'change.row.id'],
  ]),
  ...faultsOf(
    'core/gather.ts',
    ['core/gather.test.ts'],
    [
      ['waiting.slice(0, limit)', 'waiting.slice()'],
      ['filter(({ item }) => chosen.has(item))', 'slice()'],
      ['if (!busy) void drain()', 'void drain()'],
      ['resolve(outs[index]!)', 'resolve(outs[0]!)'],
      ['taken.forEach(({ reject }) => reject(error))', 'waiting.forEach(({ reject }) => reject(error))'],
      ['        answer()\n        await pause()\n', '        await pause()\n'],
      ['        await pause()\n        answer()\n', '        await pause()\n'],
      ['        answer()\n        await pause()\n', '        answer()\n'],
    ],
  ),
  ...faultsOf('postgres/commit/gathered-commit.ts', commit, [
    ['if (!refusedByDatabase(error)) return commits.map(() => ({ error }))', ''],
    ['attempt === attempts || !refusedByDatabase(error)', 'true'],
    ['for (const commit of commits) tried.push(await alone(commit))', 'for (const _ of commits) tried.push({ error })'],
    ['if (!rows.some(row => taken.has(row))) chosen.add(commit)', 'chosen.add(commit)'],
    [
      '!overtaken.has(commit, commit.since)',
      'true',
      'without it each asks the database, which says the same: only slower',
    ],
  ]),
  ...faultsOf('postgres/commit/overtaken.ts', commit, [
    ['since < done.moment && version < done.version', 'version < done.version'],
    ['since < done.moment && version < done.version', 'since < done.moment'],
    [
      'if (this.#done.size > most) this.#done.clear()',
      '',
      'what was learnt is kept for ever instead: only memory is at stake',
    ],
  ]),
  ...faultsOf(
    'postgres/commit/refused-by-database.ts',
    ['postgres/gathered-commit.test.ts'],
    [
      [" && !code.startsWith('08')", ''],
      [" && !code.startsWith('57P')", ''],
    ],
  ),
  ...faultsOf(
    'postgres/jobs/watch-queues.ts',
    ['postgres/watch-queues.test.ts'],
    [
      ["database.kind === 'pglite' && !waits", '!waits'],
      ["database.kind === 'pglite' && !waits", "database.kind === 'pglite'"],
      ["database.kind === 'pglite' && !waits", 'false'],
      ['void (restsFrom = performance.now() + pace.stirredMs)', 'undefined'],
      [' || now - looked >= pace.restLookEveryMs', ''],
    ],
  ),
  ...faultsOf('postgres/deliveries/claims.ts', ledger, [
    [' and lease_owner = step.owner', ''],
    [' and lease_until > now()', ''],
    ["then delivery.state = 'queued' and", 'then'],
    ["attempts = attempts + (step.state = 'sending')::int", 'attempts = attempts'],
    [
      "else delivery.state in ('queued', 'sending') end",
      'else true end',
      'what is settled has no holder any more, and only its holder settles a row',
    ],
    ["case when step.state not in ('sending', 'queued') then now() end", 'now()'],
    ['activity_id = coalesce(step.activity, activity_id)', 'activity_id = step.activity'],
    ["lease_owner = case when step.state = 'sending' then lease_owner end", 'lease_owner = lease_owner'],
    ["else now() + step.after_ms * interval '1 ms' end", 'end'],
    [
      '  return new Set(waiting.filter(({ broadcastId }) => broadcastId === waiting[0]!.broadcastId))',
      '  return new Set(waiting)',
    ],
    [' and (lease_until is null or lease_until <= now())', ''],
    ["and state = 'queued' and ${which}", 'and ${which}'],
    ['not_before is null or not_before <= now()', 'true'],
    [
      ' for update skip locked',
      '',
      'two that claim at once wait for each other instead; neither gets a row of the other',
    ],
    ['  if (fresh.length === limit) {', 'if (true) {'],
    [" and doc->>'state' in ('stopped', 'cancelled')", ''],
    ["settled_at is null and state = 'queued' returning", 'settled_at is null returning'],
    ["settled_at is null and state = 'queued' returning", "state in ('queued', 'sending') returning"],
    ["state = 'sending' and lease_until <= now()", "state = 'sending'"],
    ["${repeatable} then 'queued' else 'unknown'", "true then 'queued' else 'unknown'"],
    ['settled_at = case when not ${repeatable} then now() end', 'settled_at = now()'],
  ]),
  ...faultsOf(
    'postgres/schema/ledger-tables.ts',
    ['postgres/tally.test.ts'],
    [
      ['state, reason, -1 from before', 'state, reason, 0 from before'],
      ["when 'INSERT' then people else -people end", "when 'INSERT' then people else people end"],
      ["reason, 1 from changed where state <> 'queued') as one", 'reason, 1 from changed where false) as one'],
      [
        'slot <> -1 returning',
        'slot > 0 returning',
        'a connection of slot 0 keeps numbers of its own: the sum is the same',
      ],
    ],
  ),
  ...faultsOf('postgres/deliveries/deliveries.ts', ledger, [
    ["doc->>'planned' is not null", 'false'],
    ['added += rows[0]!.added', 'added = rows[0]!.added'],
    [" and state = 'delivered'", ''],
    ['locale, conversation_id, activity_id)', 'locale, activity_id, conversation_id)'],
    ['for (const { person } of rows) hash.update(`${person}\\n`)', 'hash.update(String(rows.length))'],
    [
      ' and person > ${after}',
      '',
      'only beyond twenty thousand people a second page is read; test/graph/fifty-thousand.test.ts is too slow to stand here',
    ],
  ]),
  ...faultsOf(
    'postgres/jobs/hand-over.ts',
    ['postgres/hand-over.test.ts'],
    [
      [' && performance.now() < until', ''],
      ['      await lull()\n', ''],
    ],
  ),
  ...faultsOf(
    'postgres/stores/kept-values.ts',
    ['postgres/daily-counts.test.ts'],
    [
      [' where daily_count.n < ${all[0]!.most}::int', ''],
      ['one.most === waiting[0]!.most && ', ''],
      [' && !chosen.has(keyOf(one))', ''],
      ["where('day', '<', begun.day)", "where('day', '<=', begun.day)"],
    ],
  ),
  ...faultsOf(
    'postgres/stores/plain-tables.ts',
    ['contracts/plain-stores.test.ts'],
    [['order by created_at, id', 'order by id']],
  ),
  ...faultsOf(
    'postgres/stores/kept-files.ts',
    ['contracts/kept-files.test.ts', 'postgres/kept-files.test.ts'],
    [
      ['waiting.files < ${files}::int and ', ''],
      ['coalesce(octet_length(bytes), ${each}::int)', 'coalesce(octet_length(bytes), 0)'],
      [' where kept_file.bytes is null', ''],
      ['await sql`select pg_advisory_xact_lock(78, hashtext(${person}))`.execute(trx)', ''],
      ["where('id', '=', id).where(live)", "where('id', '=', id)"],
    ],
  ),
]
