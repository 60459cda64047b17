import { ask } from '../shell/ask.ts'
import type { Api, Answer } from '../shell/api.ts'
import type { Slot } from './drawn/week-types.ts'
import type { MovedAnswer, WrittenRelease } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

export type OnMoves = {
  /** The moves under way changed. */
  changed: () => void
  say: (text: string, refused: boolean) => void
  /** `release`: as it was before; `slot`: where it is now. The present state was read. */
  moved: (release: WrittenRelease, slot: Slot) => void
  /** Reads the present state. */
  look: () => Promise<unknown>
  /** The focus goes to the release, wherever it is now. */
  back: (release: WrittenRelease) => void
}

/** Moves that Mary was asked for. Until she answers, each release is shown where it was put. */
export class Moves {
  #onTheirWay: Map<string, Slot> = new Map()
  #api
  #text
  #on

  constructor(api: Pick<Api, 'ask'>, text: Text, on: OnMoves) {
    this.#api = api
    this.#text = text
    this.#on = on
  }

  get isAny(): boolean {
    return this.#onTheirWay.size > 0
  }

  /** The release where it was put. */
  placed(release: WrittenRelease): WrittenRelease {
    const slot = this.#onTheirWay.get(release.id)
    return slot ? { ...release, ...slot } : release
  }

  /** `release`: as it was read. */
  async move(release: WrittenRelease, slot: Slot) {
    if (this.#onTheirWay.has(release.id)) return
    if (slot.day === release.day && slot.time === release.time) return this.#on.back(release)
    this.#onTheirWay.set(release.id, slot)
    this.#on.changed()
    let isMoved = false
    try {
      const said = await this.#settle(release, slot)
      if (said) this.#on.say(said.text, said.kind === 'refused')
      isMoved = said?.kind === 'moved'
      // Its new place is read before it is shown there for good, so that it does not jump to and fro.
      await this.#on.look()
    } finally {
      // After any failure the release can be moved again.
      this.#onTheirWay.delete(release.id)
      this.#on.changed()
    }
    if (isMoved) this.#on.moved(release, slot)
    this.#on.back(release)
  }

  /** Asks, and asks again once the person agreed to the warnings. Null: given up. */
  async #settle(release: WrittenRelease, slot: Slot): Promise<Exclude<MovedAnswer, { kind: 'sure' }> | null> {
    const { postId, channel, version, title } = release
    let agreed = {}
    for (;;) {
      const asked = { postId, channel, version, ...slot, ...agreed }
      const answer = (await this.#api.ask('week/move', asked)) as Answer<MovedAnswer>
      if (answer.kind !== 'answered') return { kind: 'refused', text: this.#text('week.unsure', { title }) }
      const { value } = answer
      if (value.kind !== 'sure') return value
      const titles = { yes: value.confirm, no: this.#text('week.cancel') }
      if (!(await ask(this.#text('week.sure', { title }), titles, value.texts))) return null
      agreed = { agreed: value.agreed }
    }
  }
}
