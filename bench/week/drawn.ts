import { openBrowser } from '../../test/support/browser.ts'
import { drawnWeek, type DrawnWeek } from '../../test/support/drawn-week.ts'
import { startMary } from '../../test/support/mary.ts'
import { cast } from '../../test/support/road.ts'
import { median } from '../median.ts'

const rounds = Number(process.env['DRAWN'] ?? 9)
const views = ['month', 'week'] as const

/**
 * The same request, and a plain table of as many days and rows, with the same words in each: without buttons, names,
 * marks and background.
 */
const bare = `<!doctype html><html lang="fr"><body class="week"><div id="grid"></div>
<script type="module">
  const query = new URLSearchParams(location.search)
  const body = JSON.stringify(query.get('view') === 'month'
    ? { from: '2026-11-30', to: '2027-01-03' } : { from: '2026-11-30', to: '2026-12-06' })
  const headers = { 'content-type': 'application/json' }
  const { from, to, releases, channels } = await (await fetch('api/week', { method: 'POST', headers, body })).json()
  const days = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += 864e5) days.push(new Date(at).toISOString().slice(0, 10))
  const ofMonth = query.get('view') === 'month'
  const cell = (day, channel) => '<td><ul>' + releases
    .filter(one => one.day === day && (ofMonth || one.channel === channel)).slice(0, ofMonth ? 3 : 1e3)
    .map(one => '<li class="release">' + [one.time, one.channel, one.title, one.stateText, one.holder, ...one.lacks,
      one.campaignText].filter(Boolean).map(words => '<div>' + words + '</div>').join('') + '</li>').join('') + '</ul></td>'
  const rows = ofMonth
    ? [0, 1, 2, 3, 4].map(week => days.slice(7 * week, 7 * week + 7).map(day => cell(day)).join(''))
    : channels.map(({ id }) => days.map(day => cell(day, id)).join(''))
  document.getElementById('grid').innerHTML = '<table border>' + rows.map(row => '<tr>' + row + '</tr>').join('') + '</table>'
</script></body></html>`

/** How long after its data 300 releases are drawn in Chromium, beside a bare table of the same, in turn. */
export async function drawn(): Promise<object> {
  await using stack = new AsyncDisposableStack()
  const browser = await openBrowser()
  if (!browser) throw new Error('there is no Chromium on this machine')
  stack.defer(() => browser.close())
  const mary = stack.adopt(await startMary({ sandbox: { SANDBOX_PEOPLE: '300' } }), started => started.close())
  const { comms } = await cast(mary.town)
  const figures: Record<string, object> = {}
  for (const view of views) {
    const [own, baseline]: DrawnWeek[][] = [[], []]
    for (let round = 0; round <= rounds; round++) {
      const both = [
        await drawnWeek(browser, mary, comms, { view }),
        await drawnWeek(browser, mary, comms, { view, bare }),
      ] as const
      // The first round warms Mary and the browser.
      if (round === 0) continue
      own!.push(both[0])
      baseline!.push(both[1])
    }
    const ms = (all: DrawnWeek[]) => all.map(({ afterDataMs }) => afterDataMs)
    figures[view] = {
      shown: [own![0]?.releases, baseline![0]?.releases],
      ms: Math.round(median(ms(own!))),
      worstMs: Math.round(Math.max(...ms(own!))),
      bareMs: Math.round(median(ms(baseline!))),
      ratio: Number((median(ms(own!)) / median(ms(baseline!))).toFixed(2)),
    }
  }
  return figures
}
