import { byId } from '../shell/element.ts'
import { openCardStep } from '../cards/open-card-step.ts'
import { mayReopen } from './post-ask.ts'
import type { Answer } from '../shell/api.ts'
import type { Acted, Press } from '../../../teams/turn/written-act.ts'
import type { Given } from './fields/post-given.ts'
import type { PostApi } from './kept/post-api.ts'
import type { Looked, Saved } from './kept/post-types.ts'
import type { WrittenPost } from '../../../teams/posts/drawn/written-post.ts'

export type OnActs = {
  /** False: not everything is saved. */
  save: () => Promise<boolean>
  say: (words: string, refused?: boolean) => void
  /** The post has faults. */
  refused: (post: WrittenPost) => void
  changed: (looked: Looked) => void
  /** Leads to the texts of which one must be chosen. */
  choose: () => void
  submitted: () => void
}

/** Actions on the whole post: a test of it, its submission, and declarations about its pictures. */
export class PostActs {
  #given
  #on

  constructor(given: Given, on: OnActs) {
    this.#given = given
    this.#on = on
  }

  async test() {
    const { api, state, text } = this.#given
    if (!(await this.#isSaved())) return
    const answer = await api.act({ verb: 'post.test', data: { postId: state.post.postId } })
    if (answer.kind !== 'answered') return this.#on.say(text('post.noTest'), true)
    const acted = answer.value
    if (acted.kind === 'note') this.#on.say(acted.text, acted.refused)
    else this.#on.say(text('post.done.test'))
  }

  async submit() {
    const { postApi, state, text, ended } = this.#given
    if (!(await this.#isSaved())) return
    const answer = await postApi.submit(state.post.revision)
    if (answer.kind !== 'answered') return this.#on.say(text('post.notSubmitted'), true)
    const { value } = answer
    if (value.kind === 'refused') return this.#on.say(value.text, true)
    if (value.kind === 'faults') {
      state.adopt(value.post)
      return this.#on.refused(value.post)
    }
    this.#on.submitted()
    ended(value.text)
    // The person who submitted sees the submitted card.
    byId('part-card').hidden = false
  }

  /** A picture: the writer is asked at once about the people on it. */
  async picture(file: File) {
    const { postApi, state, text } = this.#given
    const before = new Set(state.post.aside.map(({ id }) => id))
    const sent = await this.#send(file, postApi.picture, { comes: 'post.pictureComes', not: 'post.noPicture' })
    if (sent === null) return
    this.#on.say(text('post.done.picture'))
    const asked = sent.post.aside.find(({ id }) => !before.has(id))
    if (asked) await this.consent(asked.id)
  }

  async captions(file: File) {
    const { postApi } = this.#given
    const sent = await this.#send(file, postApi.captions, { comes: 'post.captionsCome', not: 'post.noCaptions' })
    if (sent !== null) this.#on.say(sent.said ?? '')
  }

  /**
   * A file is a change like others: the writer agrees first to what it ends. `words`: shown meanwhile, and on failure.
   * Null: the file was not taken, and the reason is shown.
   */
  async #send(
    file: File,
    send: PostApi['picture'],
    { comes, not }: { comes: string; not: string },
  ): Promise<Extract<Saved, { kind: 'saved' }> | null> {
    const { state, text } = this.#given
    if (!(await this.#isSaved())) return null
    if (state.post.revision === 0) return this.#refuse(text('post.writeFirst'))
    const { underWay } = state.post
    if (underWay !== null && !state.mayReopen && !(await mayReopen(this.#given, underWay, false))) return null
    this.#on.say(text(comes))
    const answer = await send(file, underWay)
    if (answer.kind !== 'answered') return this.#refuse(text(not))
    const { value } = answer
    if (value.kind === 'refused' || value.kind === 'under-way') return this.#refuse(value.text)
    if (value.kind !== 'saved') return null
    this.#on.changed({ kind: 'opened', post: value.post })
    return value
  }

  #refuse(why: string) {
    this.#on.say(why, true)
    return null
  }

  async consent(attachmentId: string) {
    const { api, postApi, state, text } = this.#given
    if (!(await this.#isSaved())) return
    const { postId, revision, corrects, values } = state.post
    // The card editor's button first saves its inputs, and a dialog's data contain its verb.
    const verb = 'post.consent'
    const data = { ...values, verb, postId, version: revision, broadcastId: corrects ?? '', attachmentId }
    const answer = await api.act({ verb, data })
    if (answer.kind !== 'answered') return this.#on.say(text('post.noAnswer'), true)
    if (answer.value.kind === 'note') return this.#on.say(answer.value.text, answer.value.refused)
    if (answer.value.kind !== 'dialog') return
    const step = {
      find: api.find,
      act: async (press: Press) => (isEnd(press) ? ended : endOf(press, await api.act(press))),
    }
    const isOpen = await openCardStep(text, step, answer.value, last => {
      if (last.kind === 'note') this.#on.say(last.text, last.refused)
    })
    if (!isOpen) return this.#on.say(text('post.noAnswer'), true)
    // The person who closes it has often declared something before: a step may have several cards.
    const follow = async () => {
      const opened = await postApi.open()
      if (opened.kind === 'answered') this.#on.changed(opened.value)
    }
    byId('step').addEventListener('close', () => void follow(), { once: true })
  }

  offerAbandon(button: HTMLElement) {
    const { state, text } = this.#given
    button.hidden = state.post.corrects === null
    button.textContent = text('editor.abandon')
    button.onclick = () => void this.#abandon()
  }

  async #abandon() {
    const { api, state, text, ended } = this.#given
    const { postId, corrects } = state.post
    const answer = await api.act({ verb: 'post.cancel', data: { postId, broadcastId: corrects ?? '' } })
    if (answer.kind !== 'answered') return this.#on.say(text('post.noAnswer'), true)
    const { value } = answer
    if (value.kind === 'note' && value.refused) return this.#on.say(value.text, true)
    this.#on.submitted()
    state.drop()
    ended(value.kind === 'note' ? value.text : text('post.done.cancelled'))
  }

  /** Whether the next action will apply to everything that is typed; if not the page says why. */
  async #isSaved() {
    if (await this.#on.save()) return true
    const { state, text } = this.#given
    const isConflict = state.lost.length > 0
    this.#on.say(text(isConflict ? 'post.chooseFirst' : 'post.notSaved'), true)
    if (isConflict) this.#on.choose()
    return false
  }
}

const ended: Answer<Acted> = { kind: 'answered', value: { kind: 'done' } }

/** *Revenir au texte*: in the card editor it leads back to the editor, which is this page. */
function isEnd({ verb }: Press) {
  return verb === 'post.edit'
}

/** A declaration about a picture ends the step, which would else go on with the card editor, which is this page. */
function endOf({ verb }: Press, heard: Answer<Acted>): Answer<Acted> {
  const isDeclared = verb.startsWith('consent.') && verb !== 'consent.children'
  const isEditor = heard.kind === 'answered' && heard.value.kind === 'dialog'
  return isDeclared && isEditor ? ended : heard
}
