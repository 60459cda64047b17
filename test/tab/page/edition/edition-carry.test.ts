import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/edition/edition-carry.ts'
type Start = (line: object, sections: object[]) => void
const { carryLines } = (await import(path)) as { carryLines: (...given: unknown[]) => Start }

/** Of the page nothing but that it takes what is put there; each button says what a press does. */
function standIn(pressed: Map<string, () => void>) {
  const place = () => {
    let press = (): void => undefined
    const node = {
      addEventListener: (_: string, on: () => void) => (press = on),
      append: (...said: unknown[]) => typeof said[0] === 'string' && pressed.set(said[0], () => press()),
      classList: { add: () => undefined },
      setAttribute: () => undefined,
      replaceChildren: () => undefined,
      focus: () => undefined,
    }
    return node
  }
  return { getElementById: place, createElement: place }
}

describe('a line of the flat plan that is carried by keys', () => {
  const { document: before } = globalThis as { document?: unknown }
  const pressed = new Map<string, () => void>()
  const done: string[] = []
  const say = (what: string) => (id: string, place?: unknown) =>
    void done.push(`${what} ${id} ${JSON.stringify(place)}`)
  const text = Object.assign((key: string) => key, { under: () => text })
  const section = (closed: boolean) => ({ id: 's', name: 'Vie', closed, lines: [] })
  let carry: Start
  beforeEach(() => {
    Object.assign(globalThis, { document: standIn(pressed) })
    done.length = 0
    pressed.clear()
    const on = { show: say('show'), drop: say('drop'), choose: say('choose'), giveUp: say('giveUp') }
    carry = carryLines(text, on)
  })
  afterEach(() => Object.assign(globalThis, { document: before }))
  const line = { id: 'l', title: 'Une ligne' }

  it('is dropped at a place', () => {
    carry(line, [section(false)])
    pressed.get('drop')!()
    assert.match(done.join('; '), /^show .*; drop l \{"section":"s","before":null/)
  })

  it('that somebody took out meanwhile is not taken up where no section has a place', () => {
    carry(line, [section(true)])
    pressed.get('drop')?.()
    assert.deepEqual(done, [])
  })
})
