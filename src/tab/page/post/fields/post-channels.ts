import { element } from '../../shell/element.ts'
import { ChannelPictures } from './channel-pictures.ts'
import { channelsButton, type OnPlan } from './post-plan.ts'
import type * as Looks from '../../cards/channel-looks.ts'
import type { Given } from './post-given.ts'
import type { Form } from './post-form.ts'
import type { PageChannel, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

export type OnChannels = {
  valueOf: (input: string) => string
  typed: (typed: Record<string, string>) => void
  ask: (asked: string, yes: string) => Promise<boolean>
}

/** The part *Canaux*: the words of each channel, one folded below the other, with counter and preview. */
export class ChannelsPart {
  #text
  #form
  #on
  #shown: Map<
    string,
    {
      root: HTMLDetailsElement
      said: HTMLElement
      counter: HTMLElement
      look: HTMLElement
      warns: HTMLElement
      propose: HTMLButtonElement
      pictures: ChannelPictures
    }
  > = new Map()
  #post: WrittenPost
  /** The code that counts and draws like the networks: most openings of the page never need it. */
  #looks: typeof Looks | null = null

  constructor(
    place: HTMLElement,
    form: Form,
    given: Pick<Given, 'api' | 'state' | 'text'>,
    on: OnChannels & { plan: OnPlan },
  ) {
    this.#text = given.text.under('post.channels')
    this.#form = form
    this.#on = on
    this.#post = given.state.post
    place.append(
      element('p.hint', {}, this.#text('intro')),
      element('p.acts', {}, channelsButton(given, this.#text('where'), on.plan)),
      ...this.#post.channels.map(channel => this.#folded(channel)),
    )
  }

  /** The part was opened: from now on it counts and draws. */
  async open() {
    if (this.#looks) return
    const style = element('link', { rel: 'stylesheet', href: 'channels.css' })
    document.head.append(style)
    this.#looks = await import('../../cards/channel-looks.ts')
    this.show()
  }

  follow(post: WrittenPost) {
    this.#post = post
    for (const channel of post.channels) {
      const shown = this.#shown.get(channel.kind)
      if (!shown) continue
      const isWritten = this.#valueOf(channel.kind).trim() !== ''
      shown.said.textContent = `${this.#text(isWritten ? 'written' : 'unwritten')}, ${channel.when}`
      shown.said.classList.toggle('lacks', channel.isPlanned && !isWritten)
      shown.propose.textContent = this.#text(isWritten ? 'proposeAgain' : 'propose')
      shown.warns.replaceChildren(...channel.warnings.map(words => element('li', {}, words)))
      shown.warns.hidden = channel.warnings.length === 0
      shown.pictures.follow(post.pictures)
    }
    this.show()
  }

  /** Counts and draws the present text like the network; nothing while the part is folded. */
  show() {
    for (const channel of this.#post.channels) {
      const shown = this.#shown.get(channel.kind)
      if (!this.#looks || !shown?.root.open) continue
      const chosen = this.#valueOf(channel.kind, '-pictures').split(',')
      const look = this.#looks.lookOf(this.#text, channel, {
        text: this.#valueOf(channel.kind),
        warning: channel.limits.warns ? this.#valueOf(channel.kind, '-warning') : '',
        pictures: chosen.flatMap(id => this.#post.pictures.find(one => one.id === id) ?? []),
        locale: this.#on.valueOf('locale') === 'en' ? 'en' : 'fr',
        title: this.#on.valueOf('title'),
        summary: this.#on.valueOf('summary'),
        link: { title: this.#on.valueOf('linkTitle'), url: this.#on.valueOf('linkUrl') },
      })
      shown.counter.replaceChildren(look.counter)
      shown.look.replaceChildren(...look.preview)
    }
  }

  #folded({ kind, name, limits }: PageChannel) {
    const text = this.#text
    const said = element('span.when')
    const look = element('div.channel-look')
    const counter = element('div.channel-count')
    const warns = element('ul.warned')
    const propose = element('button', { type: 'button', onclick: () => void this.#propose(kind) }) as HTMLButtonElement
    const pictures = new ChannelPictures(this.#form, text, kind, value =>
      this.#on.typed({ [`variant-${kind}-pictures`]: value }),
    )
    const isArticle = kind === 'article'
    const root = element(
      'details.channel',
      { id: `channel-${kind}`, ontoggle: () => this.show() },
      element('summary', {}, element('span.channel-name', {}, name), said),
      element(
        'div.channel-parts',
        {},
        element(
          'div.channel-words',
          {},
          ...(limits.warns
            ? [
                this.#form.line(`variant-${kind}-warning`, text('warning'), {
                  hint: text('warningHint'),
                  isSpoken: true,
                }),
              ]
            : []),
          this.#form.line(`variant-${kind}`, text(isArticle ? 'article' : 'text'), {
            lines: isArticle ? 14 : 6,
            isSpoken: true,
            ...(isArticle && { hint: text('articleHint', { picture: `![${text('caption')}](photo:1)` }) }),
          }),
          counter,
          warns,
          element('p.acts', {}, propose),
          pictures.root,
        ),
        look,
      ),
    ) as HTMLDetailsElement
    this.#shown.set(kind, { root, said, counter, look, warns, propose, pictures })
    return root
  }

  async #propose(kind: PageChannel['kind']) {
    const channel = this.#post.channels.find(one => one.kind === kind)
    if (!channel) return
    const { proposal, limits } = channel
    if (proposal === '') return this.#form.mark([`variant-${kind}`], this.#text('noProposal'))
    const written = this.#valueOf(kind)
    if (written.trim() !== '' && !(await this.#on.ask(this.#text('replaceSure'), this.#text('replaceYes')))) return
    const pictures = this.#post.pictures.slice(0, limits.picturesMost).map(({ id }) => id)
    this.#on.typed({
      [`variant-${kind}`]: proposal,
      ...(this.#valueOf(kind, '-pictures') === '' && { [`variant-${kind}-pictures`]: pictures.join(',') }),
    })
  }

  #valueOf(kind: string, of: string = '') {
    return this.#on.valueOf(`variant-${kind}${of}`)
  }
}
