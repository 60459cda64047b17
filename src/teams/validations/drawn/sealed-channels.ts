import { type SealedVariant, variantKinds, variantOf } from '../../../core/domain/channels/variant.ts'
import type { PlannedRelease } from '../../../core/domain/channels/channel.ts'
import type { SealedVersion } from '../../../core/domain/posts/post.ts'
import { type ArticleBlock, articleWords, readArticle } from '../../../core/domain/posts/text/read-article.ts'
import type { Inline } from '../../../core/domain/posts/text/rich-line.ts'
import { keysOf, type Words } from '../../../words.ts'
import { escapeLine, escapeMarkdown } from '../../cards/markdown.ts'
import { firstWords } from '../../cards/shortened.ts'
import { channelName } from '../../cards/release-text.ts'

const key = keysOf('validations.validation')

/** The sealed words of one channel. `pictures`: their descriptions; `more`: how to read what is cut. */
export type SealedChannel = {
  title: string
  warning: string
  text: string
  pictures: string
  link: string
  more: string
}

/** Of each channel a card shows this much beside the post itself: the length that Mastodon takes by default. */
const shownMost = 700

/**
 * Below the card to be sent: the public words of each channel, planned or only written. `most`: letters of each;
 * `number`: of the post, for the button that shows all of it.
 */
export function sealedChannels(
  { variants = [], elsewhere = [] }: Pick<SealedVersion, 'variants' | 'elsewhere'>,
  { most = shownMost, number }: { most?: number; number: string },
  words: Words,
): SealedChannel[] {
  return variants.map(variant => {
    const planned = elsewhere.find(({ channel }) => variantOf(channel) === variant.kind)
    const isCut = variant.text.length > most
    const shown = isCut ? `${firstWords(variant.text, most)}…` : variant.text
    return {
      title: titleOf(variant, planned, words),
      warning: variant.warning === '' ? '' : words.text(key('channelWarning'), { text: escapeLine(variant.warning) }),
      text: variant.kind === 'article' ? articleText(shown) : escapeMarkdown(shown),
      pictures: [picturesText(variant, words), videoText(variant, words)].filter(Boolean).join('\n\n'),
      link: linkText(variant),
      more: isCut ? words.text(key('channelMore'), { number, kind: variant.kind }) : '',
    }
  })
}

/** As near to the page of an article as a card comes: headings bold, quotations italic, pictures by number. */
function articleText(text: string): string {
  return readArticle(text).map(blockText).join('\n\n')
}

function blockText(block: ArticleBlock): string {
  const said = (line: readonly Inline[]) => escapeMarkdown(line.map(({ text }) => text).join(''))
  switch (block.kind) {
    case 'heading':
      return `**${said(block.words)}**`
    case 'quote':
      return block.lines.map(line => `*${said(line)}*`).join('\n\n')
    case 'picture':
      return `(${block.photo}) ${escapeLine(block.caption)}`.trim()
    case 'bullets':
      return block.items.map(item => `- ${said(item)}`).join('\n')
    case 'numbers':
      return block.items.map((item, at) => `${at + 1}. ${said(item)}`).join('\n')
    case 'paragraph':
      return block.lines.map(said).join('\n\n')
  }
}

function titleOf({ kind }: SealedVariant, planned: PlannedRelease | undefined, words: Words): string {
  const channel = words.text(`variants.names.${kind}`)
  const when = planned === undefined ? words.text('tab.post.channels.notPlanned') : whenText(planned, words)
  return `${channel} · ${when}`
}

function whenText({ at }: PlannedRelease, words: Words): string {
  return at === null ? words.text('tab.post.channels.undated') : words.date(at)
}

function picturesText({ pictures }: SealedVariant, words: Words): string {
  if (pictures.length === 0) return ''
  const list = pictures.map(({ alt }, at) => `${at + 1}. ${escapeLine(alt)}`).join(' · ')
  return words.text(key('channelPictures'), { list })
}

/** Mary sends no video to a network: a person adds it; the page of an article holds its transcript. */
function videoText({ kind, video }: SealedVariant, words: Words): string {
  if (!video) return ''
  const title = escapeLine(video.title)
  if (!video.told) return words.text(key('videoUntold'), { title })
  return words.text(key(kind === 'article' && video.transcript !== '' ? 'videoOnPage' : 'videoByHand'), { title })
}

/** A network shows the link as a preview if the post has no picture. */
function linkText({ kind, link, pictures }: SealedVariant): string {
  const hasCard = kind === 'bluesky' || kind === 'mastodon' || kind === 'facebook' || kind === 'linkedin'
  return link === null || pictures.length > 0 || !hasCard ? '' : `${escapeLine(link.title)} (${escapeLine(link.url)})`
}

/** The differences of two versions in other channels, as passages with the name of their channel. */
export function changedChannels(before: SealedVersion, present: SealedVersion, words: Words) {
  return variantKinds.flatMap(kind => {
    const of = ({ variants = [] }: SealedVersion) => variants.find(one => one.kind === kind)
    const [was, is] = [of(before), of(present)]
    const label = words.text(key('channelChange'), { channel: words.text(`variants.names.${kind}`) })
    const lines = (variant: SealedVariant | undefined) =>
      variant === undefined
        ? []
        : [variant.warning, ...wordsOf(variant).split('\n'), variant.link?.url ?? ''].filter(line => line.trim() !== '')
    const shown = (variant: SealedVariant | undefined) =>
      JSON.stringify([variant?.pictures ?? [], variant?.video ?? null])
    return { label, was: lines(was), is: lines(is), pictures: was && is ? shown(was) !== shown(is) : false }
  })
}

function wordsOf({ kind, text }: SealedVariant): string {
  return kind === 'article' ? articleWords(text) : text
}

/** « Bluesky (mardi 1er décembre à 14 h), Site (prévu avec la publication) »; none: a dash. */
export function placesText({ elsewhere = [] }: Pick<SealedVersion, 'elsewhere'>, words: Words): string {
  const all = elsewhere.map(one => `${channelName(one.channel, words)} (${whenText(one, words)})`)
  return all.length === 0 ? '–' : all.join(', ')
}
