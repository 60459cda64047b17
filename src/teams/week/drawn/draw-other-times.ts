import { isChannelOn } from '../../../core/domain/capabilities/capability.ts'
import { type OtherChannel, otherChannels } from '../../../core/domain/channels/channel.ts'
import type { WeekLine } from '../../../core/domain/week/week-line.ts'
import { type Card, drawCard, type Look } from '../../cards/card-templates.ts'
import { escapeLine } from '../../cards/markdown.ts'
import type { TypedTime } from '../../written/written-slot.ts'
import { inputsOf } from './draw-move.ts'
import { placeText } from './draw-release.ts'
import { channelName } from '../../cards/release-text.ts'

/** `typed`, `error`: the form comes back as it was filled in, with the reason. */
type Form = { release: WeekLine; from?: string; typed?: TypedTime; error?: string }

/** *Dupliquer vers…* `once`: the id of this form, so that a double press makes one copy. */
export function drawDuplicate(form: Form & { once: string }, look: Look): Card {
  const { release, once, from = '', typed, error = '' } = form
  const { words } = look
  const { reference, postId, channel } = release
  return drawCard(
    'week/duplicate',
    {
      postId,
      channel,
      once,
      from,
      heading: words.text('week.duplicate.heading', { reference }),
      title: escapeLine(release.title),
      error,
      ...inputsOf(typed, null, look),
    },
    look,
  )
}

/**
 * `planned`: the releases on other channels. `to`: the chosen channel. `warnings`: to be confirmed once; `removing`:
 * the channel to be removed.
 */
export type ElsewhereForm = Form & {
  planned: readonly WeekLine[]
  to?: string
  warnings?: readonly string[]
  removing?: OtherChannel
}

/** *Canaux…*: on which other channels the post is published, and when. */
export function drawElsewhere(form: ElsewhereForm, look: Look): Card {
  const { release, planned, from = '', typed, error = '', to = '', warnings = [], removing } = form
  const isSure = warnings.length > 0 && removing === undefined
  const { words } = look
  const { postId, reference } = release
  return drawCard(
    'week/elsewhere',
    {
      postId,
      from,
      heading: words.text('week.elsewhere.heading', { reference }),
      title: escapeLine(release.title),
      lines: planned
        .filter(one => isChannelOn(one.channel, look.off))
        .map(one => ({
          channel: one.channel,
          text: placeText(one, words),
          remove: words.text('week.elsewhere.remove', { channel: channelName(one.channel, words) }),
        })),
      choices: otherChannels
        .filter(one => isChannelOn(one, look.off))
        .map(value => ({ title: channelName(value, words), value })),
      to,
      error,
      warnings: warnings.map(text => ({ text })),
      agreed: isSure ? 'yes' : '',
      send: words.text(`week.elsewhere.${isSure ? 'sure' : 'send'}`),
      removing: removing ?? '',
      removeSure: removing ? words.text('week.elsewhere.removeSure', { channel: channelName(removing, words) }) : '',
      ...inputsOf(typed, null, look),
    },
    look,
  )
}
