import { lineIn, placed } from './placed-lines.ts'
import type { Answer, Api } from '../shell/api.ts'
import type { Place } from './edition-types.ts'
import type { ChangedEdition, WrittenEdition, WrittenSection } from '../../../teams/newspapers/drawn/written-edition.ts'
import type { Text } from '../shell/page-words.ts'

export type OnMoves = {
  edition: () => WrittenEdition | null
  /** The moves under way changed. */
  changed: () => void
  /** Mary's answer: the edition as it is now. */
  took: (edition: WrittenEdition) => void
  say: (text: string, refused: boolean) => void
  /** Reads the present state. */
  look: () => Promise<unknown>
}

/**
 * Moves that Mary was asked for, one after the other: each is decided over the result of the one before. Until she
 * answers, lines are shown where they were put; once one is refused, the later ones are given up, and all lines are
 * back where they were.
 */
export class Moves {
  #waiting: { id: string; title: string; place: Place }[] = []
  #isBusy = false
  #api
  #text
  #on

  constructor(api: Pick<Api, 'ask'>, text: Text, on: OnMoves) {
    this.#api = api
    this.#text = text
    this.#on = on
  }

  get isAny(): boolean {
    return this.#waiting.length > 0
  }

  /** The sections with the lines where they were put. */
  placed(sections: readonly WrittenSection[]): WrittenSection[] {
    return this.#waiting.reduce((now, { id, place }) => placed(now, id, place), [...sections])
  }

  async move(id: string, place: Place) {
    const edition = this.#on.edition()
    const line = edition && lineIn(edition.sections, id)
    if (!edition || !line) return
    this.#waiting.push({ id, title: line.title, place })
    this.#on.changed()
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      await this.#settle(edition)
    } finally {
      // After any failure lines can be moved again.
      this.#isBusy = false
      this.#waiting = []
      this.#on.changed()
    }
  }

  /** `revision`: of the edition that the person saw. */
  async #settle({ id: editionId, revision }: WrittenEdition) {
    for (let seen = revision; this.#waiting[0];) {
      const { id, title, place } = this.#waiting[0]
      const { section, before } = place
      const asked = { editionId, revision: seen, itemId: id, section, before }
      const answer = (await this.#api.ask('edition/move', asked)) as Answer<ChangedEdition>
      if (answer.kind !== 'answered') {
        this.#on.say(this.#text('edition.unsure', { title }), true)
        await this.#on.look()
        return
      }
      const { kind, text, edition } = answer.value
      if (kind === 'refused') this.#waiting = []
      else this.#waiting.shift()
      if (edition) this.#on.took(edition)
      else await this.#on.look()
      this.#on.say(text, kind === 'refused')
      seen = edition?.revision ?? seen + 1
    }
  }
}
