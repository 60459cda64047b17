import { NotPossible } from '../doings/acting.ts'
import { deleteChannel, renameChannel, restoreChannel } from '../doings/channels.ts'
import type { Answer, Route } from '../router.ts'
import { bad, bodyOf, ok, type TownApi } from './api.ts'

/** What an owner of a team does to its channels; each answers with what the bot answered. */
export function channelRoutes(api: TownApi): Route[] {
  const at = '/town/channel'
  return [
    ['DELETE', at, ({ query }) => possibly(() => deleteChannel(api, query.get('channel') ?? ''))],
    ['POST', `${at}/restore`, ({ query }) => possibly(() => restoreChannel(api, query.get('channel') ?? ''))],
    [
      'PATCH',
      at,
      async request => {
        const { name = '' } = bodyOf<{ name: string }>(request)
        return possibly(() => renameChannel(api, request.query.get('channel') ?? '', String(name)))
      },
    ],
  ]
}

async function possibly(doing: () => Promise<unknown>): Promise<Answer> {
  try {
    return ok(await doing())
  } catch (error) {
    if (error instanceof NotPossible) return bad(409, error.message, error.code)
    throw error
  }
}
