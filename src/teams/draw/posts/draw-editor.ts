import type { Named } from '../../../core/actor.ts'
import { localTime } from '../../../core/calendar/local-time.ts'
import { previousDay } from '../../../core/calendar/next-day.ts'
import { type FieldErrors, figuredTexts, sourceMax, sourcesMax } from '../../../core/posts/editor/read-fields.ts'
import { inputName, inputs, parts } from '../../../core/posts/editor/read-audience.ts'
import { sourcesOf } from '../../../core/posts/figures/sources-by-figure.ts'
import { mayShow } from '../../../core/pictures/consent.ts'
import { type FieldEdit, type Post, postBodyMax, type PostPicture, postTitleMax, summaryMax } from '../../../core/posts/post.ts'
import type { Validation } from '../../../core/validations/validation.ts'
import { type Card, drawCard, type Look } from '../../cards.ts'
import { escapeLine } from '../../markdown.ts'
import { consentText } from '../pictures/consent-text.ts'
import { audienceText } from '../view/audience-text.ts'
import { type Choice, sectionChoices } from '../view/choices.ts'
import { fieldErrors } from '../view/field-errors.ts'
import { names } from '../view/names.ts'
import { postState } from '../view/post-state.ts'
import { askedChanges } from './asked-changes.ts'
import { audienceFields, type Offers } from './audience-fields.ts'
import { savedMeanwhile } from './saved-meanwhile.ts'

export type EditorData = {
  post: Post
  /** Found by name, the latest, or all of them; those already chosen are added here. */
  offers: Offers
  /** Who else has it open. */
  others: readonly Named[]
  /** Field → key under `errors`; also what the linter says. */
  errors: FieldErrors | Record<string, string>
  /** False for clients that have no dialogs. */
  dialog: boolean
  pictureHint: 'no-public-url' | null
  /** How many have the card, while it is being corrected. */
  corrected?: number
  /** What was typed, when it comes back without being saved: wins over the post's own. */
  typed?: Record<string, unknown>
  groupSearch?: string
  /** What others saved while this was typed: shown, so that saving over it is somebody's decision. */
  lost?: FieldEdit[]
  /** Of the version that was submitted last, while a draft is made of it again. */
  validation?: Validation | null
}

const texts = [
  'kind',
  'title',
  'summary',
  'body',
  'section',
  'locale',
  'linkTitle',
  'linkUrl',
  'date',
  'time',
  'place',
  'capacity',
  'slotDate',
  'slotTime',
  'groupSearch',
  'validUntil',
  'mandatory',
  'everyone',
  'keepAudience',
  'sources',
  'touches',
  ...Object.values(parts).flatMap(part => inputs.map(input => inputName(part, input))),
] as const

export function drawEditor(data: EditorData, look: Look): Card {
  const { post, others, errors, dialog, pictureHint } = data
  const { words } = look
  const audience = audienceFields(post.audience, data.offers)
  const value: Record<string, string> = {
    ...valuesOf(post, look),
    ...audience.values,
    groupSearch: data.groupSearch ?? '',
    ...typedOf(data.typed),
  }
  const used = (part: string) => inputs.some(input => value[inputName(part, input)] || inputName(part, input) in errors)
  const failed = (...fields: string[]) => fields.some(field => field in errors)
  return drawCard(
    'posts/editor',
    {
      postId: post.id,
      revision: post.revision,
      kicker: words.text('posts.editor.kicker', { reference: post.reference, state: postState(post, words) }),
      ...warnings(data, words),
      ...correction(data, words),
      ...askedChanges(post, data.validation ?? null, look),
      ...savedMeanwhile(post, data.lost ?? [], words),
      value,
      error: fieldErrors([...texts, 'event', 'link', 'audience', 'slot', 'pictures', 'card'], errors, words),
      kinds: (['news', 'event'] as const).map(kind => ({ title: words.text(`kinds.${kind}`), value: kind })),
      locales: (['fr', 'en'] as const).map(locale => ({ title: words.text(`languages.${locale}`), value: locale })),
      sections: sectionChoices(words),
      limits: { postTitleMax, summaryMax, postBodyMax, sourceMax, sourcesMax },
      ...sourcesIn(data, words),
      touchable: touchable(data),
      eventOpen: value.kind === 'event' || failed('event', 'date', 'time', 'place', 'capacity'),
      pictures: picturesOf(data, words),
      aside: (post.aside ?? []).map(picture => asideOf(picture, words)),
      noPublicUrl: pictureHint === 'no-public-url',
      linkOpen:
        value.linkUrl !== '' ||
        value.linkTitle !== '' ||
        post.content.pictures.length + (post.aside?.length ?? 0) > 0 ||
        failed('linkUrl', 'linkTitle', 'link'),
      now: words.text('posts.editor.now', { audience: escapeLine(audienceText(post.audience, words)) }),
      ...audience,
      onlyOpen: used(parts.only),
      exceptOpen: used(parts.except),
      slotOpen: value.slotDate !== '' || failed('slotDate', 'slotTime', 'slot'),
      othersOpen: others.length > 0,
      dialog,
      card: !dialog,
    },
    look,
  )
}

/** A line for each figure of the text; whatever else was said of them stands in a field of its own. */
function sourcesIn({ post, errors, typed = {} }: EditorData, words: Look['words']): Record<string, unknown> {
  const said = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const { title, summary, body, sources = '' } = post.content
  const texts = { title: said('title') ?? title, summary: said('summary') ?? summary, body: said('body') ?? body }
  const { asked, others } = sourcesOf(figuredTexts(texts), sources)
  return {
    figures: asked.map(({ input, figure, source }) => ({
      input,
      label: words.text('posts.editor.sourceOf', { figure }),
      value: said(input) ?? source,
      error: fieldErrors([input], errors, words)[input],
      refused: input in errors,
    })),
    hasFigures: asked.length > 0,
    otherSources: said('sources') ?? others,
  }
}

/** Whom a correction reaches is fixed: what chooses people, kind and time is not offered. */
function correction({ post, corrected = 0 }: EditorData, words: Look['words']): Record<string, unknown> {
  const correcting = post.correcting !== null
  return {
    correcting,
    free: !correcting,
    broadcastId: post.correcting?.broadcastId ?? '',
    corrects: words.count('posts.editor.correcting', corrected),
  }
}

function valuesOf({ content, slot, mandatory, expiresOn, touches = [] }: Post, { timeZone }: Look) {
  const { event, link } = content
  const at = slot === null ? null : localTime(slot, timeZone)
  return {
    kind: content.kind,
    title: content.title,
    summary: content.summary,
    body: content.body,
    section: content.section ?? '',
    locale: content.locale,
    touches: touches.join(','),
    linkTitle: link?.title ?? '',
    linkUrl: link?.url ?? '',
    date: event?.date ?? '',
    time: event?.time ?? '',
    place: event?.place ?? '',
    capacity: event?.capacity?.toString() ?? '',
    slotDate: at?.day ?? '',
    slotTime: at?.time ?? '',
    mandatory: String(mandatory),
    validUntil: expiresOn === null ? '' : previousDay(expiresOn),
  }
}

/** Those that were ticked stay among the choices, also where the list cannot be read. */
function touchable({ post: { touches = [] }, offers: { departments = [] }, typed = {} }: EditorData): Choice[] {
  const ticked = typeof typed['touches'] === 'string' ? typed['touches'].split(',').filter(name => name !== '') : []
  return [...new Set([...departments, ...touches, ...ticked])].map(name => ({ title: name, value: name }))
}

function typedOf(typed: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(texts.flatMap(name => (typeof typed[name] === 'string' ? [[name, typed[name]]] : [])))
}

function picturesOf({ post, errors, typed = {} }: EditorData, words: Look['words']): Record<string, unknown>[] {
  return post.content.pictures.map((picture, index) => {
    const { id, alt } = picture
    const error = fieldErrors([`alt${index}`], errors, words)[`alt${index}`]
    const kept = typed[`alt${index}`]
    return {
      alt: `alt${index}`,
      remove: `remove${index}`,
      value: typeof kept === 'string' ? kept : alt,
      error,
      refused: error !== '',
      label: words.text('posts.editor.alt', { n: index + 1 }),
      removeLabel: words.text('posts.editor.remove', { n: index + 1 }),
      id,
      ...consentOf(picture, words),
    }
  })
}

/** What people declared of it; a card goes nowhere with a picture that may not be shown. */
function consentOf(picture: PostPicture, words: Look['words']): { consent: string; color: string } {
  const state = consentText(picture.consent, words)
  return { consent: words.text('posts.editor.consent', { state }), color: mayShow(picture) ? 'default' : 'attention' }
}

/** Given to the post, and not on its card. */
function asideOf(picture: PostPicture, words: Look['words']): Record<string, unknown> {
  const { id, name = words.text('pictures.consent.picture') } = picture
  const { consent, color } = consentOf(picture, words)
  return {
    id,
    drop: `drop-${id}`,
    label: words.text('posts.editor.aside', { name: escapeLine(name) }),
    consent: mayShow(picture) ? words.text('posts.editor.asideFull') : consent,
    color,
  }
}

function warnings({ post, others, errors }: EditorData, words: Look['words']): Record<string, unknown> {
  return {
    others: words.count('posts.editor.others', others.length, { names: escapeLine(names(others, words)) }),
    refused: Object.keys(errors).length > 0,
    voids: post.state === 'in-validation' || post.state === 'approved',
  }
}
