import { ask } from '../shell/ask.ts'
import { byId } from '../shell/element.ts'
import { PostActs } from './post-acts.ts'
import { mayReopen } from './post-ask.ts'
import { AudiencePart } from './fields/post-audience.ts'
import { ChannelsPart } from './fields/post-channels.ts'
import { Conflicts } from './post-conflict.ts'
import { Faults } from './post-faults.ts'
import { showFoot } from './post-foot.ts'
import { Form } from './fields/post-form.ts'
import { lookOn } from './kept/post-look.ts'
import { showName, showNotices } from './post-notices.ts'
import { showOptions } from './fields/post-options.ts'
import { Others } from './post-others.ts'
import { showPlan } from './fields/post-plan.ts'
import { showPreview } from './post-preview.ts'
import { Saving } from './kept/post-saving.ts'
import { type Name, PostTabs } from './post-tabs.ts'
import { showText } from './post-text.ts'
import type { Given } from './fields/post-given.ts'
import type { Looked, Saved } from './kept/post-types.ts'

/** So long after the last key nobody is in the middle of a word. */
const stillMs = 1_200

/** Connects what a person types to what is shown, saved and asked. */
export class PostPage {
  #given
  #saving
  #form
  #tabs
  #faults
  #foot
  #audience
  #channels
  #conflicts
  #others
  #text
  #options
  #preview
  #look
  #still: ReturnType<typeof setTimeout> | undefined
  /** Whether the post was a draft when the writer typed. */
  #isLate = false
  #isAsking = false
  #counted = ''

  constructor(given: Given) {
    this.#given = given
    const { api, postApi, state, kept, text, locale } = given
    const valueOf = state.valueOf.bind(state)
    this.#saving = new Saving(postApi, state, kept, {
      standing: standing => this.#foot.show(standing),
      answered: answer => this.#answered(answer),
    })
    const on = {
      typed: (input: string, value: string, isSoon: boolean) =>
        this.#typed({ [input]: value }, isSoon ? 'soon' : 'later'),
      left: (input: string) => {
        state.settle(input)
        this.#form.show(valueOf)
        if (state.maySend) this.#saving.soon(0)
      },
    }
    this.#form = new Form(text, on)
    const acts = new PostActs(given, {
      save: () => this.#saving.now(),
      say: (words, refused) => this.#foot.say(words, refused),
      refused: post => {
        this.show()
        this.#faults.ask(post)
      },
      changed: looked => this.#looked(looked),
      choose: () => this.#conflicts.go(),
      submitted: () => this.#look.stop(),
    })
    acts.offerAbandon(byId('abandon'))
    this.#foot = showFoot(text, locale, { test: () => acts.test(), submit: () => acts.submit() })
    const opened = (name: Name) => {
      if (name === 'audience') void this.#count()
      if (name === 'channels') void this.#channels.open()
    }
    this.#tabs = new PostTabs(byId('tabs'), text, opened, state.post.channels.length === 0 ? ['channels'] : [])
    this.#faults = new Faults(byId('faults'), this.#form, this.#tabs, text)
    const chosen = {
      valueOf,
      typed: (typed: Record<string, string>, atOnce = true) => this.#typed(typed, atOnce ? 'at-once' : 'later'),
      ask: (asked: string, yes: string) => ask(asked, { yes, no: text('post.no') }),
      find: api.find,
      consent: (id: string) => void acts.consent(id),
      picture: (file: File) => void acts.picture(file),
      captions: (file: File) => void acts.captions(file),
    }
    this.#conflicts = new Conflicts(this.#form, this.#tabs, text, state, {
      chose: (lost, which) => {
        if (which === 'theirs') this.#others.gaveUp(lost)
        state.choose(lost, which)
        this.show()
        this.#saving.soon(0)
      },
      open: go => this.#foot.choose(go),
    })
    this.#others = new Others(this.#form, text, state, (input, value) => this.#typed({ [input]: value }, 'at-once'))
    this.#text = showText(byId('part-text'), this.#form, text, on, state.post)
    this.#audience = new AudiencePart(byId('part-audience'), this.#form, text, api.find, chosen)
    this.#options = showOptions(byId('part-options'), this.#form, text, chosen, state.post)
    const plan = {
      save: () => this.#saving.now(),
      say: (words: string, refused: boolean | undefined) => this.#foot.say(words, refused),
    }
    byId('part-options').append(showPlan(given, plan))
    this.#channels = new ChannelsPart(byId('part-channels'), this.#form, given, { ...chosen, plan })
    this.#preview = showPreview(byId('part-card'), text)
    this.#look = lookOn(
      postApi,
      () => (state.isUnsaved && state.maySend ? null : state.post),
      looked => this.#looked(looked),
    )
    this.#foot.show({ kind: 'saved', at: null })
    this.show()
  }

  show() {
    const { state, text } = this.#given
    const { post } = state
    showNotices(text, post)
    this.#showTyped()
    this.#preview.follow(post.preview)
    this.#others.follow()
    this.#faults.follow(post)
    this.#conflicts.follow()
  }

  /** Text of an earlier visit is saved as if it were typed now. */
  resumed() {
    this.show()
    this.#typed({}, 'at-once')
  }

  #showTyped() {
    const { state } = this.#given
    const valueOf = state.valueOf.bind(state)
    for (const input of this.#form.left) state.settle(input)
    this.#text.follow(state.post)
    this.#options.follow(state.post)
    this.#audience.follow(state.post)
    this.#channels.follow(state.post)
    this.#form.show(valueOf)
    this.#channels.show()
    this.#text.speak(valueOf('locale'))
    for (const one of document.querySelectorAll('[data-spoken]')) one.setAttribute('lang', valueOf('locale'))
  }

  /** `later`: once the field is left. */
  #typed(typed: Record<string, string>, when: 'at-once' | 'soon' | 'later') {
    const { state } = this.#given
    for (const [input, value] of Object.entries(typed)) state.type(input, value)
    this.#form.mark(Object.keys(typed), '')
    this.#foot.say('')
    if (typed['title']?.trim()) showName((state.post.name = typed['title'].trim()))
    if (state.lost.length > 0) this.#conflicts.follow()
    this.#channels.show()
    if (!state.isUnsaved) return
    if (when === 'at-once' || ['kind', 'locale'].some(input => input in typed)) this.#showTyped()
    if (state.post.underWay !== null && !state.mayReopen) return this.#askOnceStill(when === 'at-once' ? 0 : stillMs)
    if (when === 'at-once') this.#saving.soon(0)
    else this.#saving.typed(when === 'soon')
  }

  /** A question that opens while somebody types would take the keys meant for the text. */
  #askOnceStill(ms: number) {
    const { state } = this.#given
    clearTimeout(this.#still)
    this.#still = setTimeout(() => {
      const { underWay } = state.post
      if (underWay !== null && !state.mayReopen && state.isUnsaved) void this.#askToReopen(underWay)
    }, ms)
  }

  async #askToReopen(why: string) {
    if (this.#isAsking) return
    this.#isAsking = true
    const may = await mayReopen(this.#given, why, this.#isLate)
    this.#isLate = false
    this.#isAsking = false
    if (may) this.#saving.soon(0)
    else this.show()
  }

  #answered(answer: Saved) {
    if (answer.kind === 'under-way') {
      this.#isLate = true
      return this.#askOnceStill(stillMs)
    }
    if (answer.kind === 'refused') return
    this.show()
    if (byId('part-audience').hidden === false) void this.#count()
  }

  #looked(looked: Looked) {
    const { state } = this.#given
    if (looked.kind === 'same') {
      state.post.others = looked.others
      return showNotices(this.#given.text, state.post)
    }
    // The post was sent, or given up: the writer learns it before they write on.
    if (looked.kind === 'refused') return this.#foot.say(looked.text, true)
    state.adopt(looked.post)
    this.show()
    if (state.maySend) this.#saving.soon(0)
  }

  async #count() {
    const { postApi, state } = this.#given
    const { edits, values } = state.post
    // Once for each audience that was saved.
    const asked = JSON.stringify([edits.find(({ part }) => part === 'audience')?.revision, values['mandatory']])
    if (asked === this.#counted || !state.post.free) return
    this.#counted = asked
    const answer = await postApi.count()
    if (answer.kind === 'answered' && answer.value.kind === 'counted') this.#audience.showCount(answer.value.lines)
    else this.#counted = ''
  }
}
