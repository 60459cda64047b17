import { broadcastGrowth } from './broadcast-growth.ts'
import { broadcastLimit } from './broadcast-limit.ts'
import { broadcastOpen } from './broadcast-open.ts'
import { broadcastWorkers } from './broadcast-workers.ts'
import { collect } from './collect.ts'
import { decisions } from './decisions.ts'
import { edition } from './edition.ts'
import { fiftyThousand } from './fifty-thousand.ts'
import { figures } from './figures.ts'
import { heaps } from './heaps.ts'
import { idle } from './idle.ts'
import { durable, inbound } from './inbound.ts'
import { myData } from './my-data.ts'
import { page } from './page.ts'
import { purge } from './purge.ts'
import { reports } from './reports.ts'
import { rsvp } from './rsvp.ts'
import { start } from './start.ts'
import { week } from './week.ts'

/** Each prints its figures and answers what the last line says, in JSON. */
const benches: Record<string, (...rest: string[]) => Promise<object>> = {
  inbound,
  durable,
  rsvp,
  decisions,
  collect,
  heaps,
  idle,
  'broadcast-limit': broadcastLimit,
  'broadcast-open': broadcastOpen,
  'broadcast-growth': broadcastGrowth,
  'broadcast-workers': broadcastWorkers,
  'fifty-thousand': fiftyThousand,
  edition,
  figures,
  reports,
  'my-data': myData,
  purge,
  page,
  start,
  week,
}

const [name = '', ...rest] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exit(1)
}
console.log(JSON.stringify({ bench: name, ...(await bench(...rest)) }))
