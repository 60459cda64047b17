/** @import { Answer, Api } from './api.js' */
/** @import { Sending } from './post-state.js' */
/** @import { Counted, Looked, Opened, Saved, Submitted, WrittenPost } from './post-types.js' */

/**
 * Which post the page is about. `corrects`: the broadcast whose cards it corrects; `isNew`: nobody wrote it yet.
 * @typedef {{ postId: string, corrects: string | null, isNew: boolean }} Which
 */
/**
 * @typedef {object} PostApi
 * @property {() => Promise<Answer<Opened>>} open
 * @property {(post: Pick<WrittenPost, 'mark'>) => Promise<Answer<Looked>>} look
 * @property {(sending: Sending, leaving?: boolean) => Promise<Answer<Saved>>} save
 * @property {(revision: number) => Promise<Answer<Submitted>>} submit
 * @property {() => Promise<Answer<Counted>>} count
 * @property {(file: File, reopen: string | null) => Promise<Answer<Saved>>} picture `reopen`: as of a save
 * @property {PostApi['picture']} captions
 */

/**
 * @param {Api} api
 * @param {Which} which
 * @returns {PostApi}
 */
export function createPostApi(api, { postId, corrects, isNew }) {
  const of = { postId, ...(corrects !== null && { corrects }) }
  /**
   * @template T
   * @param {string} path
   * @param {object} body
   * @param {boolean} [leaving]
   * @returns {Promise<Answer<T>>}
   */
  const ask = async (path, body, leaving) =>
    /** @type {Answer<T>} */ (await api.ask(`post/${path}`, { ...of, ...body }, leaving))
  const send = async (
    /** @type {'picture' | 'captions'} */ path,
    /** @type {File} */ file,
    /** @type {string | null} */ reopen,
  ) => {
    const more = { ...(corrects !== null && { corrects }), ...(reopen !== null && { reopen }) }
    const about = new URLSearchParams({ post: postId, name: file.name, ...more })
    return /** @type {Answer<Saved>} */ (await api.upload(`post/${path}?${about}`, file))
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
