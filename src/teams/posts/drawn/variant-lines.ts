import { isChannelOn } from '../../../core/domain/capabilities/capability.ts'
import { isComms } from '../../../core/domain/actor.ts'
import { countText } from '../../../core/domain/channels/count-text.ts'
import { variantLimits, type VariantLimits } from '../../../core/domain/channels/limits.ts'
import { channelOf } from '../../../core/domain/channels/variant.ts'
import { currentVersion, type Post } from '../../../core/domain/posts/post.ts'
import { sealedVariants } from '../../../core/domain/posts/variants/sealed-variants.ts'
import type { LimitsOf } from '../../../core/domain/posts/variants/variant-faults.ts'
import { variantField } from '../../../core/domain/posts/written-parts.ts'
import { shortNumber } from '../../../core/domain/reference.ts'
import { draftFaults } from '../../../core/use-cases/posts/submission/draft-faults.ts'
import { isUnderWay } from '../../../core/use-cases/posts/writing/save-part.ts'
import { fieldErrors } from '../../cards/faults.ts'
import { sealedChannels } from '../../validations/drawn/sealed-channels.ts'
import type { Turn } from '../../turn/turn.ts'
import { channelsView } from './channels-view.ts'
import type { VariantLine } from './draw-variants.ts'

/** The text of each channel for a draft: with its faults, and a button to write it. */
export function draftLines(turn: Turn, post: Post, limits: LimitsOf, most: number): VariantLine[] {
  const { ports, actor, settings, look } = turn
  const { words } = look
  const faults = draftFaults(post, { now: ports.now(), limits }, settings)
  const written = sealedVariants(post.content)
  const shown = linesOf(turn, post, { variants: written, elsewhere: post.elsewhere ?? [] }, most)
  return channelsView(post, limits, look).flatMap((channel): VariantLine[] => {
    const { kind, name, when, warnings, isPlanned } = channel
    const line = shown.get(kind)
    const mine = faults.filter(
      ({ field }) => field === variantField(kind) || field.startsWith(`${variantField(kind)}-`),
    )
    const texts = fieldErrors(
      mine.map(({ field }) => field),
      Object.fromEntries(mine.map(({ field, key }) => [field, key])),
      words,
    )
    const edits = isComms(actor) && (post.state === 'draft' || isUnderWay(post))
    if (!line && !isPlanned && !(edits && isChannelOn(channelOf(kind), look.off))) return []
    return [
      {
        kind,
        title: `${name} · ${when}`,
        count: countOf(
          written.find(one => one.kind === kind),
          channel.limits,
          words,
        ),
        ...(line ?? { warning: '', text: '', link: '', pictures: '', more: '' }),
        faults: Object.values(texts).join(' '),
        warns: warnings.join(' '),
        edits,
      },
    ]
  })
}

/** The text of each channel in the last submitted version. */
export function sealedLines(turn: Turn, post: Post, limits: LimitsOf, most: number): VariantLine[] {
  const version = currentVersion(post)
  const { words } = turn.look
  if (!version) return []
  return [...linesOf(turn, post, version, most)].map(([kind, { title, ...line }]) => ({
    kind,
    title,
    count: countOf(
      version.variants?.find(one => one.kind === kind),
      limits[kind] ?? variantLimits[kind],
      words,
    ),
    ...line,
    faults: '',
    warns: '',
    edits: false,
  }))
}

function linesOf({ look }: Turn, post: Post, version: Parameters<typeof sealedChannels>[0], most: number) {
  const all = sealedChannels(version, { most, number: shortNumber(post.reference) }, look.words)
  return new Map((version.variants ?? []).map(({ kind }, at) => [kind, all[at]!]))
}

function countOf(
  variant: { text: string; warning: string } | undefined,
  limits: VariantLimits,
  words: Turn['look']['words'],
): string {
  if (!variant) return ''
  const { n } = countText(variant, limits)
  return words.text('variants.card.count', { n: words.number(n), most: words.number(limits.most) })
}
