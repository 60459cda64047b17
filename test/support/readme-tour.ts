import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

export const plain = (text: string) => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()

/** The three minutes of the README, whole. */
export const tour = /\n## Three minutes in the town\n([^]*?)\n## /.exec(readme)?.[1] ?? ''

/** What each step names in italics: words to type, buttons, people and signs of the town. */
export const namedInSteps = [...tour.matchAll(/^\d\. ([^]*?)(?=^\d\. |\n\n)/gm)].map(([, step]) => [
  ...new Set([...step!.replaceAll('**', '').matchAll(/\*([^*]+)\*/g)].map(([, name]) => plain(name!))),
])

/** Walks the nth step: `the` answers what the step names, and refuses what it does not; each has to be met. */
export async function walked(nth: number, walk: (the: (name: string) => string) => Promise<void>): Promise<void> {
  const left = new Set(namedInSteps[nth - 1])
  await walk(name => {
    assert.ok(namedInSteps[nth - 1]?.includes(name), `step ${nth} of the README does not name ${name}`)
    left.delete(name)
    return name
  })
  assert.deepEqual([...left], [], `step ${nth} of the README names what nobody met`)
}
