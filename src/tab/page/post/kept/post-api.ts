import type { Answer, Api } from '../../shell/api.ts'
import type { Sending } from './post-state.ts'
import type { Counted, Looked, Opened, Saved, Submitted } from './post-types.ts'
import type { WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

/** Which post the page is about. `corrects`: the broadcast whose cards it corrects; `isNew`: nobody wrote it yet. */
export type Which = { postId: string; corrects: string | null; isNew: boolean }
export type PostApi = {
  open: () => Promise<Answer<Opened>>
  look: (post: Pick<WrittenPost, 'mark'>) => Promise<Answer<Looked>>
  save: (sending: Sending, leaving?: boolean) => Promise<Answer<Saved>>
  submit: (revision: number) => Promise<Answer<Submitted>>
  count: () => Promise<Answer<Counted>>
  /** `reopen`: see `Sending`. */
  picture: (file: File, reopen: string | null) => Promise<Answer<Saved>>
  captions: PostApi['picture']
}

export function createPostApi(api: Api, { postId, corrects, isNew }: Which): PostApi {
  const of = { postId, ...(corrects !== null && { corrects }) }
  const ask = async <T>(path: string, body: object, leaving?: boolean): Promise<Answer<T>> =>
    (await api.ask(`post/${path}`, { ...of, ...body }, leaving)) as Answer<T>
  const send = async (path: 'picture' | 'captions', file: File, reopen: string | null) => {
    const more = { ...(corrects !== null && { corrects }), ...(reopen !== null && { reopen }) }
    const about = new URLSearchParams({ post: postId, name: file.name, ...more })
    return (await api.upload(`post/${path}?${about}`, file)) as Answer<Saved>
  }
  return {
    open: () => ask('open', isNew ? { new: true } : {}),
    look: ({ mark }) => ask('look', { mark }),
    save: (sending, leaving) => ask('save', sending, leaving),
    submit: revision => ask('submit', { revision }),
    count: () => ask('count', {}),
    picture: (file, reopen) => send('picture', file, reopen),
    captions: (file, reopen) => send('captions', file, reopen),
  }
}
