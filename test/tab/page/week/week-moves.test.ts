import assert from 'node:assert/strict'

// The page is for browsers, whose types the compiler of these tests does not know.
const path = '../../../../src/tab/page/week/week-moves.ts'
type Slot = { day: string; time: string }
type WeekLine = Slot & { id: string }
type Moves = { isAny: boolean; placed(release: WeekLine): WeekLine; move(release: WeekLine, slot: Slot): Promise<void> }
const { Moves } = (await import(path)) as { Moves: new (...given: unknown[]) => Moves }

const release: WeekLine = { id: 'post/teams', day: '2026-12-01', time: '08:00' }
const slot = { day: '2026-12-03', time: '08:00' }

describe('moves that Mary is asked for', () => {
  let asked: number
  let told: string[]

  const moves = (answer: object, look: () => Promise<unknown> = async () => undefined) => {
    asked = 0
    told = []
    const nothing = (): void => undefined
    const say = (text: string, refused: boolean) => void told.push(refused ? `no: ${text}` : text)
    const moved = () => void told.push('may be put back')
    const ask = async () => {
      asked += 1
      return { kind: 'answered', value: answer }
    }
    const on = { changed: nothing, say, moved, back: nothing, look }
    return new Moves({ ask }, (key: string) => key, on)
  }

  it('are put back only where one was made', async () => {
    for (const [kind, says] of [
      ['moved', ['text', 'may be put back']],
      ['said', ['text']],
      ['refused', ['no: text']],
    ] as const) {
      await moves({ kind, text: 'text' }).move(release, slot)
      assert.deepEqual(told, says, kind)
    }
  })

  it('may be made again after a week that could not be drawn', async () => {
    let fails = true
    const all = moves({ kind: 'moved', text: '' }, async () => {
      if (fails) throw new Error('no week')
    })
    await assert.rejects(all.move(release, slot), /no week/)
    assert.deepEqual([all.isAny, all.placed(release)], [false, release])
    fails = false
    await all.move(release, slot)
    assert.equal(asked, 2)
  })
})
