/** Words of a channel are judged with their typography set: that is what is sealed, and what is counted. */

import { countText } from '../../channels/count-text.ts'
import { variantLimits, type VariantLimits } from '../../channels/limits.ts'
import { marksIn } from '../../channels/mark-text.ts'
import type { OtherChannel } from '../../channels/channel.ts'
import { channelOf, type Variant, type VariantKind, variantOf } from '../../channels/variant.ts'
import { typedMost } from '../../text.ts'
import { asKept } from '../../pictures/consent.ts'
import { braceIn } from '../text/braces.ts'
import { closedPictures, type ClosedPicture } from '../pictures/closed-pictures.ts'
import type { Post, PostPicture } from '../post.ts'
import { readArticle } from '../text/read-article.ts'
import { typesetVariant } from './typeset-variant.ts'
import { variantField } from '../written-parts.ts'

/** Limits that a network tells itself; they go before the documented ones. */
export type LimitsOf = Partial<Record<VariantKind, VariantLimits>>

/** With figures, or with the typed text, behind a colon. `field`: the input that mends it. */
export type VariantFault = {
  field: string
  key:
    | 'variant-missing'
    | `variant-long:${string}`
    | `variant-bytes:${string}`
    | 'variant-warning'
    | 'variant-no-picture'
    | `variant-pictures:${number}`
    | `variant-photo:${number}`
    | `variant-tags:${number}`
    | `variant-brace:${string}`
}

/**
 * A remark on a variant that keeps nobody from submitting it. `closed`: those pictures may not be shown there: the
 * other channels are served, and this one is held.
 */
export type VariantWarning =
  | { kind: 'folded'; over: number }
  | { kind: 'no-links' }
  | { kind: 'cropped'; pictures: number[] }
  | { kind: 'closed'; channel: OtherChannel; pictures: ClosedPicture[] }

/** What keeps a post from being submitted for the channels to which it goes. */
export function variantFaults(post: Post, limits: LimitsOf = {}): VariantFault[] {
  return (post.elsewhere ?? []).flatMap(({ channel }): VariantFault[] => {
    const kind = variantOf(channel)
    const variant = post.content.variants?.[kind]
    if (!variant || variant.text.trim() === '')
      // A correction of people's cards is possible even if planned channels were never written.
      return post.correcting === null ? [{ field: variantField(kind), key: 'variant-missing' }] : []
    return faultsOfOne(kind, variant, post, limits[kind] ?? variantLimits[kind])
  })
}

/** The pictures of a variant that the card of its post may show. */
export function picturesOf({ pictures }: Pick<Variant, 'pictures'>, { content }: Pick<Post, 'content'>): PostPicture[] {
  return pictures.flatMap(id => content.pictures.find(one => one.id === id) ?? [])
}

export function warningInput(kind: VariantKind): string {
  return `${variantField(kind)}-warning`
}

export function picturesInput(kind: VariantKind): string {
  return `${variantField(kind)}-pictures`
}

function faultsOfOne(
  kind: VariantKind,
  variant: Variant,
  post: Pick<Post, 'content'>,
  limits: VariantLimits,
): VariantFault[] {
  const field = variantField(kind)
  const shown = picturesOf(variant, post).length
  const { locale } = post.content
  const text = typesetVariant(kind, variant.text, locale)
  const warning = typesetVariant(kind, variant.warning, locale)
  const { n, bytes } = countText({ text, warning }, limits)
  const brace = braceIn(`${warning}\n${text}`)
  const faults: (VariantFault | false | null)[] = [
    (n > limits.most || text.length > typedMost) && { field, key: `variant-long:${n}/${limits.most}` },
    limits.bytesMost !== null &&
      bytes > limits.bytesMost && { field, key: `variant-bytes:${bytes}/${limits.bytesMost}` },
    warning !== '' && !limits.warns && { field: warningInput(kind), key: 'variant-warning' },
    shown < limits.picturesLeast && { field: picturesInput(kind), key: 'variant-no-picture' },
    shown > limits.picturesMost && { field: picturesInput(kind), key: `variant-pictures:${limits.picturesMost}` },
    limits.tagsMost !== null && tagsIn(text) > limits.tagsMost && { field, key: `variant-tags:${limits.tagsMost}` },
    brace !== null && { field, key: `variant-brace:${brace}` },
  ]
  return [...faults.filter(fault => fault !== false && fault !== null), ...photoFaults(kind, text, variant, post)]
}

function tagsIn(text: string): number {
  return marksIn(text).filter(({ kind }) => kind === 'tag').length
}

/** An article names its pictures by their number: none may be missing, nor may another one have its number. */
function photoFaults(kind: VariantKind, text: string, variant: Variant, post: Pick<Post, 'content'>): VariantFault[] {
  if (kind !== 'article') return []
  const isThere = ({ photo }: { photo: number }) => {
    const id = variant.pictures[photo - 1]
    return id !== undefined && picturesOf(variant, post)[photo - 1]?.id === id
  }
  const named = readArticle(text).filter(block => block.kind === 'picture')
  const lost = new Set(named.filter(block => !isThere(block)).map(({ photo }) => photo))
  return [...lost].map(photo => ({ field: variantField(kind), key: `variant-photo:${photo}` }))
}

/** `pictures` that are cropped: their numbers, from 1. */
export function variantWarnings(
  kind: VariantKind,
  variant: Variant,
  post: Pick<Post, 'content' | 'aside' | 'correcting'>,
  limits: VariantLimits = variantLimits[kind],
): VariantWarning[] {
  const text = typesetVariant(kind, variant.text, post.content.locale)
  const cropped = picturesOf(variant, post).flatMap((picture, at) => (isCropped(picture, limits) ? [at + 1] : []))
  const { foldedOver, links } = limits
  const channel = channelOf(kind)
  const { video } = post.content
  const shown = [...picturesOf(variant, post), ...(video ? [video] : [])]
  const closed = closedPictures({ channel, pictures: shown }, post, asKept)
  return [
    ...(foldedOver !== null && text.length > foldedOver ? [{ kind: 'folded', over: foldedOver } as const] : []),
    ...(!links && marksIn(text).some(mark => mark.kind === 'link') ? [{ kind: 'no-links' } as const] : []),
    ...(cropped.length > 0 ? [{ kind: 'cropped', pictures: cropped } as const] : []),
    ...(closed.length > 0 ? [{ kind: 'closed', channel, pictures: closed } as const] : []),
  ]
}

/** Unknown for a picture that is older than the measuring of sizes. */
function isCropped({ size }: PostPicture, { ratios }: VariantLimits): boolean {
  if (ratios === null || size === undefined) return false
  const [least, most] = ratios
  // A picture of 1024 by 536 px is as near to 1.91 as whole pixels allow.
  const ratio = size.width / size.height
  return ratio < least - 0.005 || ratio > most + 0.005
}
