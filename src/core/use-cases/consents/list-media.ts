import { type Actor, maySeeAll } from '../../domain/actor.ts'
import type { MediaLine } from '../../domain/faces/media-seen.ts'
import { mediaStands, type MediaState, readMediaState } from '../../domain/pictures/media-state.ts'
import { pageStart } from '../../domain/page-start.ts'
import { searchWords } from '../../domain/search-words.ts'
import { cleanText } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { lookAt, lookMs } from '../pictures/look-at.ts'

/** Of a page, and of all that are looked at: a state is told from the day, so no index has it. */
export const mediaPage = 6
const foundMost = 500

/** What was typed and chosen: untrusted. `start`: the first line of the page, from 0. */
export type MediaQuery = { query: unknown; state: unknown; section: unknown; start: unknown }
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

/** « médias »: the newest first, by words of a picture’s name and descriptions and of what it stands in. */
export async function listMedia(
  ports: Pick<Ports, 'media' | 'pictures' | 'now'>,
  actor: Actor,
  asked: MediaQuery,
): Promise<ListMediaResult> {
  if (!maySeeAll(actor)) return { kind: 'not-comms' }
  const now = ports.now()
  const query = cleanText(asked.query)
  const section = cleanText(asked.section) || null
  const state = readMediaState(asked.state)
  const found = await ports.media.found({ words: searchWords(query), section }, foundMost + 1)
  const known = found.slice(0, foundMost)
  const all = state === null ? known : known.filter(media => mediaStands(media, now).state === state)
  const start = pageStart(asked.start, all.length, mediaPage)
  const lines = all.slice(start, start + mediaPage).map(media => ({
    media,
    address: lookAt(ports, media, now, lookMs),
  }))
  const more = found.length > foundMost
  return { kind: 'listed', list: { lines, start, total: all.length, more, size: mediaPage, query, state, section } }
}
