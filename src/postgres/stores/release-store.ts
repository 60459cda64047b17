import type { ChannelHolds, PublicRepliesOf, Releases } from '../../core/ports/networks.ts'
import { otherChannels } from '../../core/domain/channels/channel.ts'
import { gatheredRows } from '../gathered-rows.ts'
import type { Database } from '../open/database.ts'

export function releases(database: Database): Releases {
  const rows = () => database.kysely.selectFrom('release').select('doc')
  return {
    byId: gatheredRows(database, 'release'),
    async ofPost(postId) {
      const docs = (await rows().where('of_post', '=', postId).execute()).map(({ doc }) => doc)
      return otherChannels.flatMap(channel => docs.filter(one => one.channel === channel))
    },
    inStates: async (states, limit) =>
      (
        await rows()
          .where('state', 'in', [...states])
          .orderBy('at', order => order.asc().nullsLast())
          .orderBy('id')
          .limit(limit)
          .execute()
      ).map(({ doc }) => doc),
    waitingOn: async (channel, limit) =>
      (await rows().where('channel', '=', channel).where('waits', '=', true).orderBy('id').limit(limit).execute()).map(
        ({ doc }) => doc,
      ),
    published: async (channel, limit) =>
      (
        await rows()
          .where('state', '=', 'published')
          .where('channel', '=', channel)
          .orderBy('at', order => order.desc().nullsLast())
          .orderBy('id')
          .limit(limit)
          .execute()
      ).map(({ doc }) => doc),
  }
}

export function channelHolds(database: Database): ChannelHolds {
  return { byId: gatheredRows(database, 'channel_hold') }
}

export function publicReplies(database: Database): PublicRepliesOf {
  return { byId: gatheredRows(database, 'public_replies') }
}
