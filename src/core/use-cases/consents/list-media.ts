import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { MediaLine } from '../../domain/faces/media-seen.ts'
import { mediaStands, type MediaState, readMediaState } from '../../domain/pictures/media-state.ts'
import { pageStart } from '../../domain/page-start.ts'
import { searchWords } from '../../domain/search-words.ts'
import { cleanText } from '../../domain/text.ts'
import type { Media } from '../../domain/pictures/media.ts'
import type { SoughtMedia } from '../../ports/media-stores.ts'
import type { Ports } from '../../ports.ts'
import { lookAt, lookMs } from '../pictures/look-at.ts'

/**
 * Pictures of one page, and the most that are counted. For one state all pictures are read: the state depends on the
 * day, so that no index has it.
 */
export const mediaPage = 6
const foundMost = 500

/** What was typed and chosen: untrusted. `start`: the first line of the page, from 0. */
export type MediaQuery = { query: unknown; state: unknown; section: unknown; start: unknown }
/** `start`: of the page, among `total`; `more`: there are others, uncounted. `size`: of a page. */
export type ListedMedia = {
  lines: MediaLine[]
  start: number
  total: number
  more: boolean
  size: number
  query: string
  state: MediaState | null
  section: string | null
}
export type ListMediaResult = { kind: 'listed'; list: ListedMedia } | { kind: 'not-comms' }

type Needs = Pick<Ports, 'media' | 'pictures' | 'now'>

/** « médias »: the newest first, by words of a picture’s name and descriptions and of the posts that show it. */
export async function listMedia(ports: Needs, actor: Actor, asked: MediaQuery): Promise<ListMediaResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const now = ports.now()
  const query = cleanText(asked.query)
  const section = cleanText(asked.section) || null
  const state = readMediaState(asked.state)
  const sought = { words: searchWords(query), section }
  const { page, total, more, start } = await (state === null ? anyState : ofState(state))(ports, sought, asked.start)
  const lines = page.map(media => ({ media, address: lookAt(ports, media, now, lookMs) }))
  return { kind: 'listed', list: { lines, start, total, more, size: mediaPage, query, state, section } }
}

type Page = { page: Media[]; start: number; total: number; more: boolean }

async function anyState({ media }: Needs, sought: SoughtMedia, asked: unknown): Promise<Page> {
  const counted = await media.countFound(sought, foundMost + 1)
  const total = Math.min(counted, foundMost)
  const start = pageStart(asked, total, mediaPage)
  const limit = Math.min(mediaPage, total - start)
  const page = limit === 0 ? [] : await media.found(sought, { from: start, limit })
  return { page, start, total, more: counted > foundMost }
}

function ofState(state: MediaState) {
  return async ({ media, now }: Needs, sought: SoughtMedia, asked: unknown): Promise<Page> => {
    const found = await media.found(sought, { from: 0, limit: foundMost + 1 })
    const at = now()
    const all = found.slice(0, foundMost).filter(one => mediaStands(one, at).state === state)
    const start = pageStart(asked, all.length, mediaPage)
    return { page: all.slice(start, start + mediaPage), start, total: all.length, more: found.length > foundMost }
  }
}
