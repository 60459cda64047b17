import type { Locale } from '../../core/domain/actor.ts'
import type { Frame } from '../../core/ports/outside.ts'
import type { RenderedPost } from '../../core/domain/seal.ts'
import { activityText } from './exchange.ts'

/** The parts of a card that differ from one recipient to the next. */
export type FrameFill = Frame & { givenName: string; department: string | null; locale: Locale }

/** Puts the frame around a sealed card and fills the placeholders of card and summary; text in, text out. */
export type FillFrame = (rendered: RenderedPost, fill: FrameFill) => { card: string; summary: string }

/** Two invented people, to see whether a card depends on its reader. */
const somebody = { givenName: '\ue000', department: '\ue001' }
const somebodyElse = { givenName: '\ue002', department: '\ue003' }
const keptBroadcasts = 8

/**
 * The bytes of a delivery. Recipients of the same card share one buffer, made once for each broadcast, language and
 * frame; a card that names its reader is filled for each.
 */
export class DeliveryBytes {
  readonly #fillFrame: FillFrame
  readonly #shared = new Map<string, { card: string; bytes: Map<string, Buffer | null> }>()

  constructor(fillFrame: FillFrame) {
    this.#fillFrame = fillFrame
  }

  of(rendered: RenderedPost, fill: FrameFill): Buffer {
    const said = fill.answered?.answer
    // An answer with guests, a session or replies makes a card for one person: its bytes are not kept.
    if (said && (said.guests ?? said.session ?? said.replies ?? said.by)) return this.#bytes(rendered, fill)
    const kept = this.#kept(rendered, fill.broadcastId)
    const answered = said ? `${said.answer} ${said.asked ?? false}` : ''
    const without = rendered.without?.join() ?? ''
    const key = `${without} ${fill.locale} ${fill.firstContact} ${fill.correctedAt} ${fill.expiredOn} ${fill.remark ?? ''} ${answered}`
    const shared = kept.get(key)
    if (shared) return shared
    if (shared === undefined) kept.set(key, this.#sharedBytes(rendered, fill))
    return kept.get(key) ?? this.#bytes(rendered, fill)
  }

  #kept({ card }: RenderedPost, broadcastId: string): Map<string, Buffer | null> {
    const kept = this.#shared.get(broadcastId)
    if (kept?.card === card) return kept.bytes
    const bytes = new Map<string, Buffer | null>()
    this.#shared.set(broadcastId, { card, bytes })
    if (this.#shared.size > keptBroadcasts) this.#shared.delete(this.#shared.keys().next().value!)
    return bytes
  }

  /** Null when the card depends on its reader. */
  #sharedBytes(rendered: RenderedPost, fill: FrameFill): Buffer | null {
    const bytes = this.#bytes(rendered, { ...fill, ...somebody })
    const same = bytes.equals(this.#bytes(rendered, { ...fill, ...somebodyElse }))
    return same && bytes.equals(this.#bytes(rendered, { ...fill, ...somebody, department: null })) ? bytes : null
  }

  #bytes(rendered: RenderedPost, fill: FrameFill): Buffer {
    const { summary, card } = this.#fillFrame(rendered, fill)
    return Buffer.from(activityText(summary, card))
  }
}
