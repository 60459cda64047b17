import type { PersonId } from '../../core/domain/actor.ts'
import type { FaceOf } from '../../core/domain/faces/face.ts'
import type { Release } from '../../core/domain/releases/release.ts'
import { type ByHand, lacksCopies } from '../../core/domain/releases/sealed-words.ts'
import { capitalised } from '../../words/capitalised.ts'
import { type Card, drawCard, type Look } from '../cards/card-templates.ts'
import type { DrawnCards } from '../cards/drawn-card.ts'
import { escapeLine } from '../cards/markdown.ts'
import type { Words } from '../../words.ts'
import { channelName } from '../cards/release-text.ts'
import { sealedVideoUrl } from './sealed-video-url.ts'

/**
 * `address`: of a picture; null: none. `reader`: who looks; null: the card is in the channel. `said`: what was done, or
 * (`refused`) why not. `reminds`: it came by itself, after the hour.
 */
export type CopyData = ByHand & {
  address: (id: string) => string | null
  reader: PersonId | null
  said?: string
  refused?: boolean
  reminds?: boolean
}

export const drawnByHand: DrawnCards<'by-hand'> = {
  'by-hand': {
    draw: (face, look) => drawReminder(face, look),
    summary: ({ release, post }, { words }) => {
      const values = { channel: channelName(release.channel, words), title: post.content.title }
      return words.text(release.state === 'declared' ? 'summaries.byHandDone' : 'summaries.byHand', values)
    },
  },
}

/** In the channel; its pictures open in the library, so that no address of them is needed. */
export function drawReminder(face: FaceOf<'by-hand'>, look: Look): Card {
  return drawCopy({ ...face, address: () => null, reader: null, reminds: true }, look)
}

/** For publishing by hand: the words in a field of their own, to be copied as they were sealed. */
export function drawCopy(data: CopyData, look: Look): Card {
  const { words: text } = look
  const { post, release, words, said = '', refused = false } = data
  const { postId, reference, declared } = release
  const channel = channelName(release.channel, text)
  const isOpen = release.state === 'planned' || release.state === 'held'
  const shows = words !== null && (isOpen || data.reader !== null)
  const isOwn = declared !== null && (data.reader === null || data.reader === declared.by.id)
  return drawCard(
    'releases/copy',
    {
      postId,
      channel: release.channel,
      kicker: text.text('releases.copy.kicker', { reference, channel }),
      title: escapeLine(post.content.title) || reference,
      said: escapeLine(said),
      tone: refused ? 'warning' : 'good',
      at: release.at === null ? text.text('releases.copy.undated') : capitalised(text.date(release.at)),
      ...stateOf(data, look),
      place: declared?.link ?? '',
      shows,
      words: words?.text ?? '',
      pictureNote: words?.pictures.some(({ id }) => !data.barred.includes(id)) ? pictureNote(data, look) : '',
      pictures: shows ? picturesOf(data, look) : [],
      video: shows ? videoText(data, text) : '',
      videoFile: shows ? videoFile(data) : '',
      declares: (isOpen && words !== null) || (release.state === 'declared' && isOwn),
      declare: text.text(release.state === 'declared' ? 'releases.copy.correct' : 'releases.copy.declare'),
      undeclares: release.state === 'declared' && isOwn && release.pending !== 'take-back',
      again: data.reader !== null && isOpen && words !== null && lacksCopies(data),
    },
    look,
  )
}

function stateOf({ release, words, lapsed, reminds = false }: CopyData, look: Look): { state: string; color: string } {
  const { words: text } = look
  const channel = channelName(release.channel, text)
  if (release.state === 'declared' && release.declared) return { state: declaredText(release, look), color: 'good' }
  if (lapsed || (release.state !== 'planned' && release.state !== 'held'))
    return { state: text.text('releases.copy.over'), color: 'default' }
  if (words === null) return { state: text.text('releases.copy.altered', { channel }), color: 'attention' }
  return reminds
    ? { state: text.text('releases.copy.reminder', { channel }), color: 'warning' }
    : { state: text.text('releases.copy.byHand', { channel }), color: 'default' }
}

/** « Déclaré par Camille Durand le …, sans lien » */
export function declaredText({ declared }: Pick<Release, 'declared'>, { words }: Look): string {
  if (!declared) return ''
  const values = { name: escapeLine(declared.by.name), date: words.date(declared.at) }
  return words.text(declared.link === null ? 'releases.copy.declaredBare' : 'releases.copy.declared', values)
}

/** The address of the video; empty: none, or it may not be published today. */
function videoFile({ words, barred, post, release }: CopyData): string {
  const video = words?.video
  return video && !barred.includes(video.id) ? sealedVideoUrl(post, release, video.id) : ''
}

/** « Vidéo à ajouter : pont.mp4 · sous-titres : pont.vtt », or why it may not be. */
function videoText({ words, barred }: CopyData, text: Words): string {
  const video = words?.video
  if (!video) return ''
  const file = escapeLine(video.name)
  if (barred.includes(video.id))
    return text.text(`releases.copy.${video.told ? 'videoBarred' : 'videoUntold'}`, { file })
  if (video.captions === null) return text.text('releases.copy.video', { file })
  return text.text('releases.copy.videoCaptioned', { file, captions: escapeLine(video.captions) })
}

function pictureNote(data: CopyData, { words }: Look): string {
  return words.text(lacksCopies(data) ? 'releases.copy.preparing' : 'releases.copy.pictures')
}

function picturesOf({ release, words, barred, address }: CopyData, { words: text }: Look) {
  const files = release.copies?.seal === release.seal ? release.copies.files : []
  return (words?.pictures ?? []).map(({ id, alt }, index) => {
    const file = files.find(({ pictureId }) => pictureId === id)
    const isBarred = barred.includes(id)
    const n = index + 1
    return {
      input: `alt-${n}`,
      label: text.text('releases.copy.alt', { n }),
      alt,
      image: isBarred ? '' : (address(id) ?? ''),
      file: isBarred ? '' : (file?.url ?? ''),
      open: text.text('releases.copy.open', { n }),
      note: isBarred
        ? text.text('releases.copy.barred', { n })
        : file?.isCut
          ? text.text('releases.copy.cut', { n })
          : '',
      color: isBarred ? 'attention' : 'default',
    }
  })
}
