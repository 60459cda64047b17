import { copyText } from '../shell/copy-text.ts'
import { type Block, plainOf } from '../../../core/domain/posts/text/rich-text.ts'
import { byId, element, sayAloud } from '../shell/element.ts'
import { drawDiffering, plainBlocks } from './post-differs.ts'
import { partOf } from './kept/post-inputs.ts'
import type { Form } from './fields/post-form.ts'
import type { PostState } from './kept/post-state.ts'
import type { PostTabs } from './post-tabs.ts'
import type { Lost } from './kept/post-types.ts'
import type { Part } from '../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../shell/page-words.ts'

export type OnConflict = {
  chose: (lost: Lost, which: 'mine' | 'theirs') => void
  /** `go`: leads to what must be chosen; null: nothing. */
  open: (go: (() => void) | null) => void
}

/**
 * Both texts of each part that two people wrote at once, below its field, until the writer chooses; everything else can
 * be written and saved. They follow further changes of either.
 */
export class Conflicts {
  #form
  #tabs
  #text
  #state
  #on
  #shown: Map<Part, { root: HTMLElement; says: string }> = new Map()

  constructor(form: Form, tabs: PostTabs, text: Text, state: PostState, on: OnConflict) {
    this.#form = form
    this.#tabs = tabs
    this.#text = text
    this.#state = state
    this.#on = on
  }

  follow() {
    const { lost } = this.#state
    for (const [part, { root }] of this.#shown)
      if (!lost.some(one => one.part === part)) {
        if (root.contains(document.activeElement)) this.#controlOf(part)?.focus()
        root.remove()
        this.#shown.delete(part)
      }
    for (const one of lost) this.#show(one)
    this.#tabs.warn(new Set([...this.#shown.values()].map(({ root }) => this.#tabs.nameOf(root))))
    this.#on.open(lost.length > 0 ? () => this.go() : null)
  }

  go() {
    const root = this.#shown.values().next().value?.root
    if (!root) return
    const name = this.#tabs.nameOf(root)
    if (name) this.#tabs.open(name)
    root.querySelector('h2')?.focus()
    root.scrollIntoView({ block: 'nearest' })
  }

  #show(lost: Lost) {
    const meetings = this.#meetingsOf(lost)
    const says = JSON.stringify([lost.by ?? lost.who, meetings])
    const before = this.#shown.get(lost.part)
    if (before?.says === says && before.root.isConnected) return
    const root = before?.root ?? element('section.told.conflict', { 'aria-label': lost.label })
    const pressed = root.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null
    root.replaceChildren(...this.#both(lost, meetings))
    const again = [...root.querySelectorAll('button')].find(({ name }) => name === pressed?.getAttribute('name'))
    if (pressed) (again ?? root.querySelector('h2'))?.focus()
    if (!root.isConnected) this.#placeOf(lost.part).append(root)
    this.#shown.set(lost.part, { root, says })
    if (!before) sayAloud(`${this.#text('post.conflict.title')} (${lost.label})`)
  }

  #both(lost: Lost, meetings: { mine: Block[]; theirs: Block[] }[]) {
    const text = this.#text.under('post.conflict')
    const heard = { from: text('differs'), to: text('differsNot') }
    const button = (name: string, onclick: () => void) =>
      element('button', { type: 'button', name, onclick }, text(name))
    const side = (own: 'mine' | 'theirs', head: string, ...buttons: HTMLElement[]) => {
      const other = own === 'mine' ? 'theirs' : 'mine'
      const drawn = meetings.map(one =>
        one[own].length === 0
          ? element('p.hint', {}, text('nothing'))
          : element('div', {}, ...drawDiffering(one[own], one[other], heard)),
      )
      const said = element('div.said', { lang: this.#state.valueOf('locale'), tabindex: '0', role: 'group' }, ...drawn)
      said.setAttribute('aria-label', head)
      return element('div', {}, element('p.hint', {}, head), said, element('p.acts', {}, ...buttons))
    }
    const copy = () => void copyText(this.#copied(lost)).then(() => sayAloud(text('copied')))
    return [
      element('h2', { tabindex: '-1' }, text('title')),
      element('p', {}, text('why')),
      element(
        'div.both',
        {},
        side(
          'mine',
          text('mine'),
          button('keepMine', () => this.#on.chose(lost, 'mine')),
        ),
        side(
          'theirs',
          lost.by === undefined ? lost.who : this.#text('post.changedBy', { who: lost.by }),
          button('takeTheirs', () => this.#on.chose(lost, 'theirs')),
          button('copy', copy),
        ),
      ),
    ]
  }

  #meetingsOf(lost: Lost) {
    return this.#state.bothOf(lost) ?? [{ mine: plainBlocks(this.#mineOf(lost)), theirs: plainBlocks(lost.theirs) }]
  }

  #copied({ part, theirs }: Lost) {
    return part === 'body' ? plainOf(theirs) : theirs
  }

  /** The writer's own text of the part. */
  #mineOf({ part, inputs }: Lost): string {
    const typed = Object.keys(this.#state.unsaved).filter(input => partOf(input) === part)
    const all = typed.length > 0 ? typed : inputs
    const says = all.map(input => this.#form.fields.get(input)?.says() ?? this.#state.valueOf(input))
    return [...new Set(says.filter(one => one !== ''))].join('\n')
  }

  #fieldOf(part: Part) {
    return [...this.#form.fields].find(([input]) => partOf(input) === part)?.[1]
  }

  #controlOf(part: Part) {
    return this.#fieldOf(part)?.control ?? byId('main')
  }

  #placeOf(part: Part) {
    const root = this.#fieldOf(part)?.root
    return root?.isConnected ? root : byId('conflicts')
  }
}
