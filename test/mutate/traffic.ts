import { type Fault, faultsOf } from './fault.ts'

/** Connections: nobody ends the process, and nobody makes others wait. */
const guard = ['http/guard-server.test.ts']
const unread = ['tab/unread-streams.test.ts']
const heads = ['tab/live-heads.test.ts']

const headers = ['app/headers.test.ts']
const ready = ['http/readiness.test.ts']

export const trafficFaults: Fault[] = [
  ...faultsOf('http/send-answer.ts', headers, [
    ["  'cache-control': 'no-store',\n", ''],
    ["  'content-security-policy': \"frame-ancestors 'none'\",\n", ''],
  ]),
  ...faultsOf('app/server.ts', headers, [
    ['    headFirst(response)\n', ''],
    ['const kept = { ...inertPolicy, ', 'const kept = { '],
    [' || mayAskStrange()', ' || true'],
  ]),
  ...faultsOf('tab/api-route.ts', headers, [
    ["site !== undefined && site !== 'same-origin'", "site === 'cross-site'"],
    ["if (opened === 'open') return null", 'return null'],
  ]),
  ...faultsOf('tab/read-json.ts', headers, [
    ['if (!/^application', 'if (false && !/^application'],
    [' || json === null || Array.isArray(json)', ' || json === null'],
  ]),
  ...faultsOf('http/readiness.ts', ready, [
    ['now() - found.at < keptMs', 'false'],
    ['!looking || now()', 'true || now()'],
    [' || now() - looking.begunAt > lostMs', ''],
    ['looking.begunAt + mostMs - now()', 'mostMs'],
  ]),
  ...faultsOf('postgres/open/look-ready.ts', ['postgres/look-ready.test.ts'], [["'25006': 'database-read-only',", '']]),
  ...faultsOf(
    'media/kept-bytes.ts',
    ['media/kept-bytes.test.ts'],
    [
      ['      known.timer.refresh()\n', ''],
      ['    held -= one.size\n', ''],
      ['if (!found || found.bytes.byteLength === 0) return forget(digest)', 'if (!found) return forget(digest)'],
      ['() => isThere() && forget(digest)', '() => undefined'],
    ],
  ),
  ...faultsOf(
    'media/picture-files.ts',
    ['media/pictures.test.ts'],
    [
      ['if (!mayLook()) return', 'if (false && !mayLook()) return'],
      ['await last(name, () => look(place))', 'await look(place)'],
      ['await kept.of(looked.digest, () => store.get(place.id))', 'await store.get(place.id)'],
    ],
  ),
  ...faultsOf('http/guard-server.ts', guard, [
    ["['request', 'checkContinue', 'upgrade']", "['request', 'upgrade']"],
    ["['request', 'checkContinue', 'upgrade']", "['request', 'checkContinue']"],
    ['setTimeout(goOn, limits.restMs, connection).unref()', 'goOn(connection)'],
    ['running.size === 0 && waiting', 'waiting'],
    ['    if (connection.socket.destroyed) return\n', ''],
    ["    response.on('error', unheard)\n", ''],
    ['    readInSlices(connection)\n', ''],
    ['at < chunk.length && waiting.length === 0 && ', 'at < chunk.length && '],
    [' && !socket.isPaused()', ''],
    [' && !socket.destroyed)', ')'],
    ['    socket.pause()\n', ''],
    ['    socket.unshift(chunk.subarray(at))\n', ''],
    ['running.size < limits.atOnce && ', ''],
    ['socket.writableLength > 0 || ', ''],
    ['!connection || socket.writableLength > 0 || isIdle(connection)', 'true'],
    ['response.writableEnded || ', ''],
    [' || !response.req.complete', ''],
    ['!isHeard && ', ''],
    ['sameAddress[0]!.socket.destroy()', 'newest.socket.destroy()'],
    ['    if (connection.waiting.length === 0) connection.socket.resume()\n', ''],
  ]),
  ...faultsOf('tab/event-line.ts', unread, [['Math.min(options.until - Date.now(), longestMs)', 'longestMs']]),
  ...faultsOf('tab/live-heads.ts', heads, [
    ['if (!(await admits(page.person))) return page.end()', 'await admits(page.person)'],
    ['        page.admittedAt = performance.now()\n', ''],
    ['      finished(response, leave)\n', ''],
    ['finished(response, leave)', "response.once('close', leave)"],
  ]),
  ...faultsOf('tab/page-places.ts', heads, [
    ['(ofPeople.get(person) ?? 0) >= pagesOfOne || ', ''],
    [' || all.taken >= pagesMost', ''],
    ['        if (!isGiven) count(person, -1)', '        count(person, -1)'],
  ]),
  ...faultsOf(
    'networks/bounded-fetch.ts',
    ['networks/bounded-fetch.test.ts'],
    [
      ['1_000_000', '4_000_000'],
      ['connectMs, lookup: publicLookup(lookup) }', 'connectMs }'],
      ['EPRIVATE|', ''],
    ],
  ),
  ...faultsOf(
    'networks/bluesky/bluesky-session.ts',
    ['networks/bluesky.test.ts'],
    [
      ['mayReach(url, []) && ', ''],
      ['this.#fetch : this.#fetchElsewhere', 'this.#fetch : this.#fetch'],
      [' && !loopback.has(url.hostname)', ''],
    ],
  ),
]
