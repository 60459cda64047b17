import { type Fault, faultsOf } from './fault.ts'

/** Connections: nobody ends the process, and nobody makes others wait. */
const guard = ['guard-server.test.ts']
const unread = ['tab/unread-streams.test.ts']
const heads = ['tab/live-heads.test.ts']

export const trafficFaults: Fault[] = [
  ...faultsOf('guard-server.ts', guard, [
    ["['request', 'checkContinue', 'upgrade']", "['request', 'upgrade']"],
    ['setImmediate(next, connection)', 'next(connection)'],
    ['connection.socket.destroyed || ', ''],
    ["    response.on('error', unheard)\n", ''],
    ["    socket.on('resume', () => connection.waiting.length > 0 && socket.pause())\n", ''],
    ['    socket.pause()\n  })', '  })'],
    ['running.size < limits.atOnce && ', ''],
    ['socket.writableLength > 0 || ', ''],
    ['!connection || socket.writableLength > 0 || isIdle(connection)', 'true'],
    ['response.writableEnded || ', ''],
    [' || !response.req.complete', ''],
    ['!isHeard && ', ''],
    ['sameAddress[0]!.socket.destroy()', 'newest.socket.destroy()'],
    ['if (connection.waiting.length === 0) connection.socket.resume()', ''],
  ]),
  ...faultsOf('tab/event-line.ts', unread, [['Math.min(options.until - Date.now(), longestMs)', 'longestMs']]),
  ...faultsOf('tab/live-heads.ts', heads, [
    ['if (!(await admits(page.person))) return page.end()', 'await admits(page.person)'],
    ['        page.admittedAt = performance.now()\n', ''],
    ["          leave()\n          return 'not-ours'", "          return 'not-ours'"],
  ]),
  ...faultsOf('tab/page-places.ts', heads, [
    ['(ofPeople.get(person) ?? 0) >= pagesOfOne || ', ''],
    [' || all.taken >= pagesMost', ''],
    ['        if (!isGiven) count(person, -1)', '        count(person, -1)'],
  ]),
]
