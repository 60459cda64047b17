import { isChannelOn } from '../../../core/domain/capabilities/capability.ts'
import { otherChannels } from '../../../core/domain/channels/channel.ts'
import { channelOf, type VariantKind } from '../../../core/domain/channels/variant.ts'
import { isByHand } from '../../../core/domain/releases/release.ts'
import { warningMost } from '../../../core/domain/posts/fields/read-variants.ts'
import { typedMost } from '../../../core/domain/text.ts'
import type { ChannelSeen } from '../../../core/use-cases/posts/see-channels.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import type { Choice } from '../../cards/choices.ts'
import { escapeLine } from '../../cards/markdown.ts'
import { channelName } from '../../cards/release-text.ts'
import { thatFits } from '../../cards/that-fits.ts'

/** One channel, as texts that are escaped. */
export type VariantLine = Record<
  'title' | 'count' | 'warning' | 'text' | 'link' | 'pictures' | 'more' | 'faults' | 'warns',
  string
> & { kind: VariantKind; edits: boolean }
/** `linesOf`: the lines with at most so many letters each. */
export type VariantsData = {
  postId: string
  kicker: string
  title: string
  said?: string
  refused?: boolean
} & ({ lines: VariantLine[] } | { linesOf(most: number): VariantLine[] })

/** *Variantes*: what each channel will say. */
export function drawVariants(data: VariantsData, look: Look): Card {
  const { postId, kicker, title, said = '', refused = false } = data
  const { words } = look
  const name = (kind: VariantKind) => words.text(`variants.names.${kind}`)
  return thatFits([20_000, 4_000, 1_500, 500, 150], most =>
    drawCard(
      'variants/card',
      {
        postId,
        kicker: escapeLine(kicker),
        title: escapeLine(title),
        said: escapeLine(said),
        tone: refused ? 'warning' : 'good',
        lines: ('lines' in data ? data.lines : data.linesOf(most)).map(({ kind, ...line }) => ({
          ...line,
          channel: channelOf(kind),
          edit: words.text('variants.card.edit', { channel: name(kind) }),
        })),
      },
      look,
    ),
  )
}

/** `voids`: what saving ends. `theirs`, `by`: another person's text, saved since the form was opened. */
export type VariantFormData = {
  postId: string
  kind: VariantKind
  revision: number
  reopens: string
  kicker: string
  name: string
  typed: { text: string; warning: string; pictures: string }
  warnable: boolean
  offered: readonly Choice[]
  most?: number
  voids?: string
  theirs?: string
  by?: string
  error?: string
}

/** *Modifier*, for those without the page. */
export function drawVariantForm(data: VariantFormData, look: Look): Card {
  const { words } = look
  const { name, kicker, typed, theirs = '', by = '', voids = '', error = '', most = typedMost, kind, ...form } = data
  return drawCard(
    'variants/form',
    {
      ...form,
      ...typed,
      channel: channelOf(kind),
      kicker: escapeLine(kicker),
      title: words.text('variants.form.title', { channel: name }),
      voids: escapeLine(voids),
      theirs: escapeLine(theirs),
      theirsTitle: words.text('variants.form.theirs', { name: escapeLine(by) }),
      error: escapeLine(error),
      hint: words.text('variants.form.hint', { n: words.number(most) }),
      textMost: typedMost,
      warningMost,
    },
    look,
  )
}

/** *Canaux*: connected channels, and what each takes. */
export function drawChannels({ channels }: { channels: readonly ChannelSeen[] }, look: Look): Card {
  const shown = otherChannels
    .filter(channel => isChannelOn(channel, look.off))
    .flatMap(channel => channels.find(one => one.channel === channel) ?? [])
  return drawCard('variants/connected', { lines: shown.map(one => channelLine(one, look)) }, look)
}

function channelLine({ channel, host, account, limits, held }: ChannelSeen, { words }: Look) {
  const most = words.number(limits.most)
  const { source } = limits
  return {
    title: channelName(channel, words),
    state: stateText(channel, host, account, words),
    color: host === null ? 'default' : 'good',
    held: held === 0 ? '' : words.count('variants.connected.held', held),
    limits:
      source === null
        ? words.text('variants.connected.limits', { n: most })
        : words.text('variants.connected.limitsOf', {
            n: most,
            host: new URL(source.url).hostname,
            day: words.day(source.read),
          }),
  }
}

function stateText(
  channel: ChannelSeen['channel'],
  host: string | null,
  account: string | null,
  words: Look['words'],
): string {
  if (host === null) return words.text(`variants.connected.${isByHand(channel) ? 'hand' : 'no'}`)
  if (account === null) return words.text('variants.connected.by', { host: escapeLine(host) })
  return words.text('variants.connected.as', { host: escapeLine(host), account: escapeLine(account) })
}
