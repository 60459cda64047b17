import { AsTyped } from './post-as-typed.ts'
import { partOf } from './post-inputs.ts'
import {
  bothTexts,
  chosen,
  isChanged,
  moveOn,
  oldestBase,
  standOn,
  stillLost,
  type Typed,
  unsent,
  valuesOf,
} from './post-meet.ts'
import type { Lost, Saved } from './post-types.ts'
import type { Edit, Part, WrittenPost } from '../../../../teams/posts/drawn/written-post.ts'

/** `reopen`: the state under way that the writer agreed to end. */
export type Sending = { revision: number; typed: Record<string, string>; reopen?: string }

/**
 * One person's writing on a post that others may change too: Mary's last answer, and over it the typed text that is not
 * saved. Independent of the page, the clock and the network.
 */
export class PostState {
  /** Parts that others wrote too; typed text there waits until the writer chooses. */
  lost: Lost[] = []
  /** What others changed, by Mary's last answer. */
  changes: Edit[] = []
  /** Whether the writer said that a post under way may become a draft again. */
  mayReopen = false
  #post: WrittenPost
  #typed: Map<string, Typed> = new Map()
  /** What was sent and not answered yet. */
  #sent: Map<string, Typed> | null = null
  #asTyped = new AsTyped()

  constructor(post: WrittenPost) {
    this.#post = post
  }

  get post() {
    return this.#post
  }

  /** Whether something is not saved, or may not be. */
  get isUnsaved(): boolean {
    return this.#typed.size > 0 || this.#sent !== null
  }

  get maySend(): boolean {
    return this.#sent === null && this.#free().length > 0 && (this.#post.underWay === null || this.mayReopen)
  }

  /** By input. */
  get unsaved(): Record<string, string> {
    return valuesOf([...(this.#sent ?? []), ...this.#typed])
  }

  /** The oldest revision on which typed text is based. */
  get oldestBase(): number {
    return oldestBase(this.#post.revision, this.#sent, this.#typed)
  }

  /** The text in the field. */
  valueOf(input: string): string {
    const typed = this.#typed.get(input) ?? this.#sent?.get(input)
    if (typed) return typed.value
    return this.#asTyped.shownOf(input, this.#post.values[input] ?? '')
  }

  type(input: string, value: string) {
    if (value === this.valueOf(input)) return
    const kept = this.#post.values[input] ?? ''
    const before = this.#typed.get(input) ?? this.#sent?.get(input)
    const typed = { base: this.#post.revision, from: kept, ...before, value }
    if (value !== kept || this.#sent?.has(input)) return void this.#typed.set(input, typed)
    this.#typed.delete(input)
    const parts = [...this.#typed.keys()].map(partOf)
    this.lost = this.lost.filter(({ part }) => parts.includes(part) || part !== partOf(input))
  }

  /** Takes text of an earlier visit that could not be saved. `base`: the revision that the writer saw. */
  resume(typed: Record<string, string>, base: number) {
    for (const [input, value] of Object.entries(typed))
      if (value !== (this.#post.values[input] ?? '')) this.#typed.set(input, { value, base, from: null })
  }

  /**
   * What is to be saved now: everything typed over one revision, the oldest first. Text over an older one moves on to
   * the newest if nobody changed that part since.
   */
  send(): Sending | null {
    if (!this.maySend) return null
    const { revision } = this.#post
    for (const [input, typed] of this.#free()) if (!isChanged(input, typed.base, this.#post)) typed.base = revision
    const free = this.#free()
    const base = Math.min(...free.map(([, typed]) => typed.base))
    this.#sent = new Map(free.filter(([, typed]) => typed.base === base))
    for (const input of this.#sent.keys()) this.#typed.delete(input)
    const { underWay } = this.#post
    return { revision: base, typed: valuesOf([...this.#sent]), ...(underWay !== null && { reopen: underWay }) }
  }

  /** What was typed since the last request, for a page that goes away before the answer comes. */
  rest(): Sending | null {
    const free = this.#free()
    return free.length === 0 ? null : { revision: Math.min(...free.map(([, { base }]) => base)), typed: valuesOf(free) }
  }

  /** The request failed, and its text is sent again. `isUnknown`: it may have been saved. */
  failed(isUnknown: boolean = true) {
    for (const [input, sent] of this.#sent ?? [])
      this.#typed.set(input, unsent(sent, this.#typed.get(input), isUnknown))
    this.#sent = null
  }

  answered(answer: Saved) {
    const sent = this.#sent ?? (new Map() as Map<string, Typed>)
    if (answer.kind !== 'saved') this.failed(false)
    if (answer.kind === 'under-way') this.adopt({ ...this.#post, underWay: answer.text })
    if (answer.kind === 'conflict') this.#show(answer.post, [], answer.lost)
    if (answer.kind !== 'saved') return
    this.#sent = null
    const parts = [...sent.keys()].map(partOf)
    standOn(this.#typed, parts, answer.post)
    this.#show(answer.post, parts)
    for (const [input, { value }] of sent) this.#asTyped.note(input, value, answer.post.values[input] ?? '')
    this.lost = this.lost.filter(({ part }) => !parts.includes(part))
  }

  /** The post as another person left it. */
  adopt(post: WrittenPost) {
    if (post.revision < this.#post.revision) return
    // The writer's answer was about what they read.
    if (post.underWay !== null && post.underWay !== this.#post.underWay) this.mayReopen = false
    this.#show(post, [])
  }

  /** The writer saw both texts of a part and chose. */
  choose(lost: Lost, which: 'mine' | 'theirs') {
    const { part, inputs, seen = this.#post.revision } = lost
    const ofPart = [...this.#typed.keys()].filter(input => partOf(input) === part)
    this.lost = this.lost.filter(one => one.part !== part)
    for (const input of new Set([...inputs, ...ofPart])) {
      const now = chosen(lost, this.#typed.get(input), which, seen)
      if (now) this.#typed.set(input, now)
      else this.#forget(input)
    }
    this.#meet()
  }

  bothOf(lost: Lost) {
    return bothTexts(lost, this.#typed)
  }

  /** Gives up all that is typed and not sent. */
  drop() {
    this.#typed.clear()
    this.lost = []
  }

  /** The field was left: from now on it shows what Mary stores. */
  settle(input: string) {
    if (!this.#typed.has(input) && !this.#sent?.has(input)) this.#asTyped.forget(input)
  }

  /** `own`: parts that this writer changed; `lost`: what others saved where this writer typed. */
  #show(post: WrittenPost, own: Part[], lost: Lost[] = []) {
    const since = this.#post.revision
    this.changes = post.edits.filter(({ part, revision }) => revision > since && !own.includes(part))
    this.#post = post
    this.#meet()
    this.lost = stillLost(this.lost, lost, this.#typed, post)
  }

  #meet() {
    // For text on its way, Mary's answer comes first.
    for (const input of moveOn(this.#typed, this.#sent, this.#post)) this.#forget(input)
  }

  #forget(input: string) {
    this.#typed.delete(input)
    this.#asTyped.forget(input)
  }

  #free() {
    const held = new Set(this.lost.map(({ part }) => part))
    return [...this.#typed].filter(([input]) => !held.has(partOf(input)))
  }
}
