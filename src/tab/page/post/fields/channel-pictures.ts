import { element } from '../../shell/element.ts'
import { faultOf, idOf, markOf } from './post-field.ts'
import { listed } from '../kept/post-inputs.ts'
import type { Form } from './post-form.ts'
import type { VariantKind } from '../../../../core/domain/channels/variant.ts'
import type { PagePicture } from '../../../../teams/posts/drawn/written-post.ts'
import type { Text } from '../../shell/page-words.ts'

/** Which of the post's pictures a channel shows, and in which order: all in one input. */
export class ChannelPictures {
  root
  #list = element('ol.channel-pictures')
  #text
  #kind
  #chose
  #offered: PagePicture[] = []
  #chosen: string[] = []

  constructor(form: Form, text: Text, kind: VariantKind, chose: (value: string) => void) {
    const input = `variant-${kind}-pictures`
    this.#text = text
    this.#kind = kind
    this.#chose = chose
    this.root = element(
      'fieldset.field',
      { 'data-input': input, id: idOf(input), tabindex: '-1' },
      element('legend', {}, text('pictures')),
      this.#list,
      faultOf(input),
      markOf(input),
    )
    form.put(input, {
      root: this.root,
      control: this.root,
      show: value => this.#show(listed(value)),
      says: () => this.#chosen.map(id => this.#nameOf(id)).join(', '),
    })
  }

  follow(offered: PagePicture[]) {
    const isSame = JSON.stringify(offered.map(({ id, url }) => [id, url]))
    if (this.#list.dataset['of'] === isSame) return
    this.#list.dataset['of'] = isSame
    this.#offered = offered
    this.#draw()
  }

  #show(chosen: string[]) {
    if (chosen.join() === this.#chosen.join()) return
    this.#chosen = chosen
    this.#draw()
  }

  #draw() {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : ''
    const others = this.#offered.filter(({ id }) => !this.#chosen.includes(id))
    const shown = this.#chosen.flatMap(id => this.#offered.find(one => one.id === id) ?? [])
    this.#list.replaceChildren(...[...shown, ...others].map(picture => this.#line(picture)))
    if (this.#offered.length === 0) this.#list.replaceChildren(element('li.hint', {}, this.#text('noPictures')))
    if (focused !== '' && !document.activeElement?.id) document.getElementById(focused)?.focus()
  }

  #line({ id, url, value }: PagePicture) {
    const at = this.#chosen.indexOf(id)
    const own = `${this.#kind}-${id}`
    const box = element('input', {
      type: 'checkbox',
      id: `pick-${own}`,
      checked: at >= 0,
      onchange: () => this.#take(at < 0 ? [...this.#chosen, id] : this.#chosen.filter(one => one !== id)),
    })
    const move = (way: 'up' | 'down', to: number) =>
      element(
        'button.quiet',
        {
          type: 'button',
          id: `${way}-${own}`,
          disabled: at < 0 || to < 0 || to >= this.#chosen.length,
          'aria-label': this.#text(way, { n: this.#numberOf(id) }),
          onclick: () => this.#swap(at, to),
        },
        way === 'up' ? '↑' : '↓',
      )
    return element(
      'li',
      {},
      url === null ? null : element('img', { src: url, alt: '', loading: 'lazy' }),
      element(
        'span.pick',
        {},
        box,
        element('label', { for: `pick-${own}` }, `${this.#nameOf(id)}${value ? ` · ${value}` : ''}`),
      ),
      move('up', at - 1),
      move('down', at + 1),
    )
  }

  #swap(from: number, to: number) {
    const next = [...this.#chosen]
    const [moved] = next.splice(from, 1)
    if (moved !== undefined) next.splice(to, 0, moved)
    this.#take(next)
  }

  #take(chosen: string[]) {
    this.#show(chosen)
    this.#chose(chosen.join(','))
  }

  #nameOf(id: string) {
    return this.#text('picture', { n: this.#numberOf(id) })
  }

  #numberOf(id: string) {
    return this.#offered.findIndex(one => one.id === id) + 1
  }
}
