import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../../src/tab/page/post/kept/post-saving.ts'
type Answer = { kind: 'answered'; value: { kind: 'saved' } } | { kind: 'away'; retryMs: null }
type Saving = { now(): Promise<boolean>; soon(ms: number): void }
const { Saving } = (await import(path)) as { Saving: new (...given: unknown[]) => Saving }

/** One text that is to be saved, as far as saving asks of it. */
class FakeState {
  typed: string[] = []
  sent: string[] | null = null
  post = { revision: 1 }
  get isUnsaved() {
    return this.typed.length > 0 || this.sent !== null
  }
  get maySend() {
    return this.sent === null && this.typed.length > 0
  }
  get unsaved() {
    return [...(this.sent ?? []), ...this.typed]
  }
  send() {
    if (!this.maySend) return null
    this.sent = this.typed.splice(0)
    return this.sent
  }
  rest() {
    return this.typed.length > 0 ? this.typed : null
  }
  failed() {
    this.typed.unshift(...(this.sent ?? []))
    this.sent = null
  }
  answered() {
    this.sent = null
  }
}

describe('the saving of the page of a post', () => {
  const globals = globalThis as { window?: unknown; document?: unknown }
  let state: FakeState
  let kept: string[][]
  let answers: ((answer: Answer) => void)[]
  let told: string[]
  let heard: Map<string, () => void>
  let saving: Saving
  beforeEach(() => {
    heard = new Map()
    const target = {
      hidden: true,
      addEventListener: (name: string, listener: () => void) => void heard.set(name, listener),
    }
    Object.assign(globals, { window: target, document: target })
    ;[state, kept, answers, told] = [new FakeState(), [], [], []]
    saving = new Saving(
      { save: () => new Promise<Answer>(resolve => answers.push(resolve)) },
      state,
      { keep: (texts: string[]) => (kept.push([...texts]), true) },
      { standing: ({ kind }: { kind: string }) => told.push(kind), answered: () => undefined },
    )
  })
  after(() => {
    delete globals.window
    delete globals.document
  })
  const saved: Answer = { kind: 'answered', value: { kind: 'saved' } }

  it('keeps on the device what it sends, until it is taken', async () => {
    state.typed.push('un')
    const all = saving.now()
    assert.deepEqual(kept, [['un']])
    answers[0]!(saved)
    assert.equal(await all, true)
    assert.deepEqual(kept.at(-1), [])
    assert.deepEqual(told, ['saving', 'saved'])
  })

  it('lets whoever presses two buttons at once wait for both', async () => {
    state.typed.push('un')
    saving.soon(0)
    await delay(5)
    const pressed = [saving.now(), saving.now()]
    state.typed.push('deux')
    answers[0]!(saved)
    await delay(5)
    assert.equal(answers.length, 2, 'what was typed meanwhile is asked once')
    answers[1]!(saved)
    assert.deepEqual(await Promise.all(pressed), [true, true])
  })

  it('keeps what she did not take, and says so', async () => {
    state.typed.push('un')
    const all = saving.now()
    answers[0]!({ kind: 'away', retryMs: null })
    assert.equal(await all, false)
    assert.deepEqual([kept.at(-1), told.at(-1)], [['un'], 'offline'])
    // Nothing of it may outlive the test.
    saving.soon(3_600_000)
    state.typed = []
    saving.soon(0)
    await delay(5)
  })

  it('sends what is left when the page goes, beside what is under way', async () => {
    state.typed.push('un')
    const all = saving.now()
    state.typed.push('deux')
    heard.get('pagehide')?.()
    assert.deepEqual([answers.length, kept.at(-1)], [2, ['un', 'deux']])
    answers[0]!(saved)
    answers[1]!(saved)
    await delay(5)
    answers[2]!(saved)
    assert.equal(await all, true)
  })
})
