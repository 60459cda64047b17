import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../../src/tab/page/post/kept/post-kept.ts'
type Found = { kept: { at: number; typed: Record<string, string>; revision: number }; forget(): void }
type Kept = {
  keep(typed: Record<string, string>, revision: number): boolean
  putAside(typed: Record<string, string>, revision: number): void
  found(): Found | null
}
const { KeptTexts } = (await import(path)) as {
  KeptTexts: new (person: string, post: string, isNew: boolean) => Kept
}

/** A browser's, as far as it is used here. */
class FakeStorage {
  readonly all = new Map<string, string>()
  get length() {
    return this.all.size
  }
  key(index: number) {
    return [...this.all.keys()][index] ?? null
  }
  getItem(key: string) {
    return this.all.get(key) ?? null
  }
  setItem(key: string, value: string) {
    this.all.set(key, value)
  }
  removeItem(key: string) {
    this.all.delete(key)
  }
}

describe('what a page keeps on the device', () => {
  const global = globalThis as { localStorage?: unknown }
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  let storage: FakeStorage
  beforeEach(() => {
    storage = new FakeStorage()
    Object.defineProperty(global, 'localStorage', { value: storage, configurable: true })
  })
  after(() => {
    if (before) Object.defineProperty(global, 'localStorage', before)
    else delete global.localStorage
  })

  it('is there when the post is opened again, and gone once it is saved', () => {
    const kept = new KeptTexts('alice', 'p1', false)
    assert.equal(kept.keep({ title: 'Un' }, 4), true)
    const found = new KeptTexts('alice', 'p1', false).found()
    assert.deepEqual([found?.kept.typed, found?.kept.revision], [{ title: 'Un' }, 4])
    kept.keep({}, 5)
    assert.deepEqual([new KeptTexts('alice', 'p1', false).found(), storage.length], [null, 0])
  })

  it('is its writer’s and its post’s alone', () => {
    new KeptTexts('alice', 'p1', false).keep({ title: 'Un' }, 4)
    assert.equal(new KeptTexts('bob', 'p1', false).found(), null)
    assert.equal(new KeptTexts('alice', 'p2', false).found(), null)
    assert.equal(new KeptTexts('alice', 'p2', true).found(), null)
  })

  it('is nobody’s where Teams does not say who writes', () => {
    assert.equal(new KeptTexts('', 'p1', true).keep({ title: 'Un' }, 0), false)
    assert.deepEqual([storage.length, new KeptTexts('', 'p2', true).found()], [0, null])
  })

  it('stays when it was put aside, whatever is saved after it, until it is offered', () => {
    const kept = new KeptTexts('alice', 'p1', false)
    kept.putAside({ title: 'Le mien' }, 4)
    kept.keep({}, 5)
    const found = new KeptTexts('alice', 'p1', false).found()
    assert.deepEqual(found?.kept.typed, { title: 'Le mien' })
    found?.forget()
    assert.equal(storage.length, 0)
  })

  it('of a post that Mary never heard of is offered in the next new one', () => {
    new KeptTexts('alice', 'p1', true).keep({ title: 'Un' }, 0)
    const found = new KeptTexts('alice', 'p2', true).found()
    assert.deepEqual(found?.kept.typed, { title: 'Un' })
    found?.forget()
    assert.equal(storage.length, 0)
  })

  it('stays as long as nobody said what becomes of it, whatever is saved meanwhile', () => {
    new KeptTexts('alice', 'p1', false).keep({ title: 'Un' }, 4)
    const later = new KeptTexts('alice', 'p1', false)
    const found = later.found()
    later.keep({}, 5)
    assert.deepEqual(new KeptTexts('alice', 'p1', false).found()?.kept.typed, { title: 'Un' })
    found?.forget()
    later.keep({}, 6)
    assert.equal(storage.length, 0)
  })

  it('ends after seven days', () => {
    const at = Date.now() - 8 * 24 * 3_600_000
    storage.setItem('mary.post.alice.p1', JSON.stringify({ at, typed: { title: 'Un' }, revision: 1, isNew: false }))
    storage.setItem('mary.post.alice.p2', '{')
    storage.setItem('of another page', 'x')
    assert.equal(new KeptTexts('alice', 'p1', false).found(), null)
    assert.deepEqual([...storage.all.keys()], ['of another page'])
  })

  it('is nothing where Teams forbids pages to keep anything', () => {
    Object.defineProperty(global, 'localStorage', {
      configurable: true,
      get: () => {
        throw new Error('SecurityError')
      },
    })
    const kept = new KeptTexts('alice', 'p1', false)
    assert.deepEqual([kept.keep({ title: 'Un' }, 1), kept.found()], [false, null])
  })
})
