import type { Releases } from '../../core/ports/networks.ts'
import { otherChannels } from '../../core/domain/channels/channel.ts'
import { sql } from 'kysely'
import { docsOf } from '../docs-of.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function releases(database: Database): Releases {
  const docs = docsOf(database, 'release')
  return {
    byId: gatheredRows(database, 'release'),
    async ofPost(postId) {
      const found = await docs(sql`where of_post = ${postId}`)
      return otherChannels.flatMap(channel => found.filter(one => one.channel === channel))
    },
    inStates: (states, limit) =>
      docs(sql`where state = any(${[...states]}::text[]) order by at nulls last, id limit ${limit}`),
    waitingOn: (channel, limit) => docs(sql`where channel = ${channel} and waits order by id limit ${limit}`),
    published: (channel, limit) =>
      docs(sql`where state = 'published' and channel = ${channel} order by at desc nulls last, id limit ${limit}`),
  }
}
