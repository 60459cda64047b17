import { createHash } from 'node:crypto'
import type { PersonId } from '../../core/domain/actor.ts'
import { type FieldEdit, type Post, postBodyMax, postTitleMax, summaryMax } from '../../core/domain/posts/post.ts'
import { linesMax, placeMax } from '../../core/domain/posts/fields/read-event-fields.ts'
import { sourceMax, sourcesMax } from '../../core/domain/posts/fields/read-fields.ts'
import { transcriptMax, videoTitleMax } from '../../core/domain/posts/post-video.ts'
import { heldBy } from '../../core/domain/posts/pictures/sort-pictures.ts'
import type { DraftSeen } from '../../core/use-cases/posts/submission/preview-post.ts'
import { underWayAs, waysUnder } from '../../core/use-cases/posts/writing/save-part.ts'
import { partOf } from '../../core/use-cases/posts/writing/unread.ts'
import { keysOf, type Words } from '../../words.ts'
import { audienceText } from '../cards/audience-text.ts'
import type { Card, Look } from '../cards/card-templates.ts'
import { fillFrame, fillSummary } from '../cards/frame.ts'
import { plainText } from '../cards/markdown.ts'
import { names } from '../cards/names.ts'
import { askedChanges } from './drawn/asked-changes.ts'
import { channelLabel, pageChannels, variantValues } from './drawn/channels-view.ts'
import { audienceBoxes } from './drawn/audience-fields.ts'
import { editorFaults, kickerOf } from './drawn/draw-editor.ts'
import { nameOf } from './editor.ts'
import { audienceView, type EditorData, editorValues, textView } from './drawn/editor-view.ts'
import { optionsView } from './drawn/options-view.ts'
import { remarkLines } from '../cards/remark-lines.ts'
import { valueOf } from './drawn/saved-meanwhile.ts'
import { pageVideos } from './drawn/video-view.ts'
import type { Lost, PagePicture, WrittenPost } from './drawn/written-post.ts'

const limits = {
  title: postTitleMax,
  summary: summaryMax,
  body: postBodyMax,
  source: sourceMax,
  sources: sourcesMax,
  place: placeMax,
  lines: linesMax,
  videoTitle: videoTitleMax,
  transcript: transcriptMax,
}

export type PageData = { data: EditorData; seen: DraftSeen; reader: PersonId; pictureUrl(id: string): string | null }

export function writePage({ data, seen, reader, pictureUrl }: PageData, look: Look): WrittenPost {
  const { post, others, offers, validation = null } = data
  const { words } = look
  const value = editorValues(data, look)
  const text = textView(data, value, words)
  const audience = audienceView(data, value, words)
  const options = optionsView(data, value, look)
  const unread = post.unread?.faults ?? {}
  const kept = audience.kept
  return {
    postId: post.id,
    revision: post.revision,
    mark: markOf(post),
    corrects: post.correcting?.broadcastId ?? null,
    name: nameOf(post, words),
    kicker: kickerOf(post, words),
    values: {
      ...value,
      ...Object.fromEntries(text.figures.map(({ input, value: source }) => [input, source])),
      sources: text.sources,
      ...Object.fromEntries(options.pictures.flatMap(pictureValues)),
      ...Object.fromEntries(options.videos.flatMap(videoValues)),
      ...variantValues(post, data.typed ?? {}),
    },
    free: post.correcting === null,
    underWay: underWayText(post, words) || null,
    asked: plainText(askedChanges(post, validation, look).asked) || null,
    others: othersText(others, words),
    edits: (post.edits ?? []).map(({ field, by, at, revision }) => ({
      part: field,
      who: words.text('tab.written.edited', { name: by.name, date: words.date(at) }),
      revision,
      ...(by.id === reader && { own: true }),
    })),
    faults: editorFaults(data, look).map(({ field, label, text, section }) => ({
      field,
      label,
      text: plainText(text),
      section: channelLabel(field, words) === '' ? section : 'channels',
      isUnread: field in unread,
    })),
    remarks: remarkLines(data.remarks ?? [], words).map(plainText),
    figures: text.figures,
    othersSources: text.takesSources,
    audience: {
      now: audienceText(post.audience, words),
      kept,
      boxes: kept ? [] : audienceBoxes(post.audience, value, offers.names ?? {}, words).map(chipsOf),
    },
    options: {
      kinds: options.kinds,
      locales: options.locales,
      sections: options.sections,
      guests: options.guestsOffered,
      departments: options.touchable,
      touched: options.touched,
      organisers: plainText(options.organising),
      postponed: plainText(options.postponed),
    },
    pictures: picturesOf(data, options.pictures, pictureUrl),
    videos: pageVideos(options.videos, post.content.video, look),
    channels: pageChannels(post, seen.limits, look),
    aside: options.aside.map(one => ({ ...one, label: plainText(one.label), consent: plainText(one.consent) })),
    noPublicUrl: options.noPublicUrl,
    limits,
    preview: previewOf(data, seen, look),
  }
}

/** The state under way of which the writer read in this sentence; null: none. */
export function agreedTo(sentence: string, words: Words): Post['state'] | null {
  return waysUnder.find(state => sentence === underWayText({ state }, words)) ?? null
}

/** What a change of it ends; '': nothing. */
export function underWayText({ state }: Pick<Post, 'state'>, words: Words): string {
  const as = underWayAs(state)
  return as === null ? '' : words.text(`tab.written.underWay.${as}`)
}

/**
 * Changes with every change of the post, its approvers, its channels, and the agreements about its pictures, which are
 * no change of the post.
 */
export function markOf(
  post: Pick<Post, 'revision' | 'state' | 'elsewhere' | 'content' | 'aside' | 'videoAside'>,
): string {
  const { revision, state, elsewhere = [] } = post
  const consents = heldBy(post).map(({ consent, gone = false }) => [consent, gone])
  const told = createHash('sha256').update(JSON.stringify(consents)).digest('base64url').slice(0, 12)
  return [`${revision} ${state}`, ...elsewhere.map(({ channel, at }) => `${channel} ${at}`), told].join(', ')
}

export function othersText(others: EditorData['others'], words: Words): string {
  return others.length === 0 ? '' : words.count('tab.written.others', others.length, { names: names(others, words) })
}

export function writeLost(post: Post, lost: FieldEdit[], typed: readonly string[], look: Look): Lost[] {
  const key = keysOf('posts.editor.meanwhile')
  const { words } = look
  return lost.map(({ field, by, at }) => ({
    part: field,
    label: words.text(key(`fields.${field}`)),
    who: words.text(key('who'), { name: by.name, date: words.date(at) }),
    theirs: valueOf(post, field, look),
    inputs: typed.filter(input => partOf(input) === field),
  }))
}

function chipsOf({ id, label, value, choices }: ReturnType<typeof audienceBoxes>[number]) {
  const ticked = new Set(value.split(','))
  return { id, label, chips: choices.filter(choice => ticked.has(choice.value)) }
}

function pictureValues(drawn: ReturnType<typeof optionsView>['pictures'][number]): [string, string][] {
  const { alt, value, kind, kindValue, description, descriptionValue } = drawn
  return [
    [alt, value],
    [kind, kindValue],
    [description, descriptionValue],
  ]
}

function videoValues({ title, transcript }: ReturnType<typeof optionsView>['videos'][number]): [string, string][] {
  return [
    ['videoTitle', title],
    ['transcript', transcript],
  ]
}

function picturesOf(
  { post }: EditorData,
  drawn: ReturnType<typeof optionsView>['pictures'],
  url: PageData['pictureUrl'],
): PagePicture[] {
  const isShown = new Set(post.content.pictures.filter(({ gone }) => !gone).map(({ id }) => id))
  return drawn.map(({ consent, color, kindValue: _, descriptionValue: __, ...picture }) => ({
    ...picture,
    consent: plainText(consent),
    url: isShown.has(picture.id) ? url(picture.id) : null,
    isAllowed: color === 'default',
  }))
}

/** With the frame that Mary puts around it: the writer has met her. */
function previewOf({ post }: EditorData, { rendered, reader }: DraftSeen, look: Look): WrittenPost['preview'] {
  const filled = { givenName: reader?.givenName ?? '', department: reader?.department ?? null, look }
  const broadcastId = post.correcting?.broadcastId ?? ''
  const correctedAt = post.correcting === null ? null : post.updatedAt
  const frame = { broadcastId, firstContact: false, correctedAt, expiredOn: null }
  return {
    summary: fillSummary(rendered.summary, filled),
    card: JSON.parse(fillFrame(rendered.card, { ...frame, ...filled })) as Card,
  }
}
