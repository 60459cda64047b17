import type { Channel } from '../../core/domain/channels/channel.ts'
import type { Words } from '../../words.ts'
import type { Turn } from '../turn/turn.ts'
import { fieldErrors } from '../cards/faults.ts'
import { escapeLine } from '../cards/markdown.ts'
import { enumerate } from '../cards/names.ts'
import { shortened } from '../cards/shortened.ts'
import { channelName } from '../cards/release-text.ts'

/** « Je ne connais pas le canal « tiktok ». Il y a : Teams, Bluesky… » */
export function unknownChannel(typed: string, known: readonly Channel[], words: Words): string {
  const list = enumerate(
    known.map(one => channelName(one, words)),
    words,
  )
  return words.text('week.channelUnknown', { channel: escapeLine(shortened(typed, typedMost)), list })
}

const typedMost = 40

/** Why no time can be read, as the forms of the week say it. */
export function timeErrors({ look: { words } }: Turn, errors: { date?: string; time?: string }): string {
  const texts = fieldErrors(['date', 'time'], errors, words)
  const said = (['date', 'time'] as const).map(field =>
    errors[field] === 'required' ? words.text(`week.move.${field}Error`) : texts[field],
  )
  return said.filter(Boolean).join(' ')
}
