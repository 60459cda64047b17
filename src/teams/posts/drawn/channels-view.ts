import { isOn } from '../../cards/switched-on.ts'
import { variantLimits } from '../../../core/domain/channels/limits.ts'
import { type VariantKind, variantKinds, variantOf } from '../../../core/domain/channels/variant.ts'
import { proposeVariant } from '../../../core/domain/posts/variants/propose-variant.ts'
import type { Post } from '../../../core/domain/posts/post.ts'
import {
  type LimitsOf,
  picturesInput,
  type VariantWarning,
  variantWarnings,
  warningInput,
} from '../../../core/domain/posts/variants/variant-faults.ts'
import { variantField } from '../../../core/domain/posts/written-parts.ts'
import type { Words } from '../../../words.ts'
import type { Look } from '../../cards/card-templates.ts'
import { sectionName } from '../../cards/choices.ts'
import { closedText } from '../../pictures/drawn/closed-text.ts'
import { enumerate } from '../../cards/names.ts'
import type { PageChannel } from './written-post.ts'

export function channelsView(post: Post, limits: LimitsOf, look: Look): PageChannel[] {
  const { words } = look
  const { content, elsewhere = [] } = post
  const section = content.section === null ? null : (sectionName(content.section, look) ?? null)
  return variantKinds.map(kind => {
    const own = limits[kind] ?? variantLimits[kind]
    const planned = elsewhere.find(({ channel }) => variantOf(channel) === kind)
    const variant = content.variants?.[kind]
    const warnings = variant ? variantWarnings(kind, variant, post, own) : []
    return {
      kind,
      name: words.text(`variants.names.${kind}`),
      when: whenText(planned, words),
      isPlanned: planned !== undefined,
      limits: own,
      proposal: proposeVariant(kind, { content, section, limits: own }),
      warnings: warnings.map(warning => warningText(warning, words)),
    }
  })
}

/** Those of the page: of what is switched off only what is written or planned already. */
export function pageChannels(post: Post, limits: LimitsOf, look: Look): PageChannel[] {
  const isOff = (kind: VariantKind) => !isOn(kind === 'article' ? 'site' : 'networks', look)
  return channelsView(post, limits, look).filter(
    ({ kind, isPlanned }) => !isOff(kind) || isPlanned || post.content.variants?.[kind] !== undefined,
  )
}

function whenText(planned: { at: string | null } | undefined, words: Words): string {
  if (planned === undefined) return words.text('tab.post.channels.notPlanned')
  if (planned.at === null) return words.text('tab.post.channels.undated')
  return words.text('tab.post.channels.planned', { date: words.date(planned.at) })
}

export function warningText(warning: VariantWarning, words: Words): string {
  switch (warning.kind) {
    case 'folded':
      return words.text('posts.editor.channelWarnings.folded', { n: words.number(warning.over) })
    case 'no-links':
      return words.text('posts.editor.channelWarnings.no-links')
    case 'cropped': {
      const list = enumerate(warning.pictures.map(String), words)
      return words.text('posts.editor.channelWarnings.cropped', { list })
    }
    case 'closed':
      return words.text('posts.editor.channelWarnings.closed', {
        pictures: closedText(warning.pictures, warning.channel, words),
      })
  }
}

/** Values of the inputs for other channels; texts not understood yet override them. */
export function variantValues({ content }: Post, typed: Readonly<Record<string, unknown>>): Record<string, string> {
  const own = variantKinds.flatMap((kind): [string, string][] => {
    const { text = '', warning = '', pictures = [] } = content.variants?.[kind] ?? {}
    return [
      [variantField(kind), text],
      [warningInput(kind), warning],
      [picturesInput(kind), pictures.join(',')],
    ]
  })
  return Object.fromEntries(
    own.map(([input, value]) => [input, typeof typed[input] === 'string' ? typed[input] : value]),
  )
}

/** The label of a part of a channel; '': no channel's. */
export function channelLabel(field: string, words: Words): string {
  const kind = variantKinds.find(one => field === variantField(one) || field.startsWith(`${variantField(one)}-`))
  return kind === undefined ? '' : words.text(`variants.names.${kind}`)
}
