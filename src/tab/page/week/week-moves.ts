import { ask } from '../shell/ask.ts'
import type { Api, Answer } from '../shell/api.ts'
import type { Slot } from './drawn/week-types.ts'
import type { MovedAnswer, WrittenRelease } from '../../../teams/week/drawn/written-week.ts'
import type { Text } from '../shell/page-words.ts'

export type OnMoves = {
  /** what is on its way is otherwise */
  changed: () => void
  say: (text: string, refused: boolean) => void
  /** as it lay before, and to where; what is true now was read */
  moved: (release: WrittenRelease, slot: Slot) => void
  /** reads what is true now */
  look: () => Promise<unknown>
  /** the focus goes to the parution, wherever it lies now */
  back: (release: WrittenRelease) => void
}

/** Moves that Mary was asked for. Until she answers, each parution is shown where it was put. */
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

  /** @returns whether any is on its way */
  get isAny(): boolean {
    return this.#onTheirWay.size > 0
  }

  /** @returns where it is put */
  placed(release: WrittenRelease): WrittenRelease {
    const slot = this.#onTheirWay.get(release.id)
    return slot ? { ...release, ...slot } : release
  }

  /** @param release as it was read */
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
      // After any failure it can be moved again.
      this.#onTheirWay.delete(release.id)
      this.#on.changed()
    }
    if (isMoved) this.#on.moved(release, slot)
    this.#on.back(release)
  }

  /**
   * Asks, and asks again once the person said yes to the warnings.
   * @returns null: given up
   */
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
