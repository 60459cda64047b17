import { citizens, type Citizen } from '../citizens.ts'
import type { PublicSide, Said } from '../public-side.ts'
import { type Instance, type KeptMedia, type KeptStatus, originOf } from './kept.ts'
import { htmlOf } from './status-text.ts'

const since = '2020-01-01T00:00:00.000Z'

/** https://docs.joinmastodon.org/entities/Account/ */
function account(origin: string, { id, acct, name }: { id: string; acct: string; name: string }): object {
  const picture = `${origin}/avatars/original/missing.png`
  return {
    id,
    username: acct,
    acct,
    display_name: name,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    indexable: false,
    created_at: since,
    note: '',
    url: `${origin}/@${acct}`,
    uri: `${origin}/users/${acct}`,
    avatar: picture,
    avatar_static: picture,
    header: picture,
    header_static: picture,
    followers_count: 0,
    following_count: 0,
    statuses_count: 0,
    last_status_at: null,
    emojis: [],
    fields: [],
  }
}

export function ownAccount(side: PublicSide, instance: Instance): object {
  const { id, acct } = side.accounts[instance]
  return account(originOf(side, instance), { id, acct, name: 'Ville de Montreval' })
}

function citizenAccount(origin: string, citizen: Citizen): object {
  const index = citizens.findIndex(one => one.did === citizen.did)
  const acct = citizen.handle.split('.')[0] ?? citizen.handle
  return account(origin, { id: `10930000000000010${index}`, acct, name: citizen.name })
}

export function mediaOf(side: PublicSide, media: KeptMedia, isDone: boolean): object {
  const url = isDone ? `${side.origin()}/media/${media.id}` : null
  const { id, description } = media
  return {
    id,
    type: 'image',
    url,
    preview_url: url,
    remote_url: null,
    meta: {},
    description: description === '' ? null : description,
    blurhash: null,
  }
}

export function statusOf(side: PublicSide, status: KeptStatus): object {
  const origin = originOf(side, status.instance)
  const { acct } = side.accounts[status.instance]
  const answers = [...side.said.values()].filter(one => one.to === `${origin}/api/v1/statuses/${status.id}`)
  return {
    ...bare(origin, { id: status.id, at: status.at, text: status.text, acct }),
    edited_at: status.editedAt,
    sensitive: status.sensitive || status.warning !== '',
    spoiler_text: status.warning,
    visibility: status.visibility,
    language: status.language,
    replies_count: answers.length,
    account: ownAccount(side, status.instance),
    media_attachments: status.mediaIds.flatMap(id => {
      const media = side.media.get(id)
      return media === undefined ? [] : [mediaOf(side, media, true)]
    }),
  }
}

/** What a citizen said, as a status that names the town. */
export function saidStatus(side: PublicSide, instance: Instance, said: Said): object {
  const origin = originOf(side, instance)
  const acct = said.by.handle.split('.')[0] ?? said.by.handle
  const own = side.accounts[instance]
  const isAnswer = said.to !== undefined
  return {
    ...bare(origin, { id: said.id, at: said.at, text: `@${own.acct} ${said.text}`, acct }),
    in_reply_to_id: isAnswer ? (said.to?.split('/').at(-1) ?? null) : null,
    in_reply_to_account_id: isAnswer ? own.id : null,
    account: citizenAccount(origin, said.by),
    mentions: [{ id: own.id, username: own.acct, acct: own.acct, url: `${origin}/@${own.acct}` }],
  }
}

export function notificationOf(side: PublicSide, instance: Instance, said: Said): object {
  return {
    id: said.id,
    type: 'mention',
    created_at: said.at,
    group_key: `ungrouped-${said.id}`,
    account: citizenAccount(originOf(side, instance), said.by),
    status: saidStatus(side, instance, said),
  }
}

function bare(origin: string, { id, at, text, acct }: { id: string; at: string; text: string; acct: string }): object {
  return {
    id,
    created_at: at,
    edited_at: null,
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'fr',
    uri: `${origin}/users/${acct}/statuses/${id}`,
    url: `${origin}/@${acct}/${id}`,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    content: htmlOf(text, origin),
    reblog: null,
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  }
}
