import assert from 'node:assert/strict'
import axe from 'axe-core'

type Found = { id: string; nodes: { html: string; failureSummary: string }[] }

/** Fails with what axe's rules of the RGAA find, with two regions that are called the same, or when something is wider than the page. `run`: a script, in the page. */
export async function isFaultless(run: <T>(script: string) => Promise<T>, what: string): Promise<void> {
  // Half a megabyte, which stays in its page until the next one.
  if (!(await run<boolean>(`'axe' in globalThis`))) await run(axe.source)
  const { violations } = await run<{ violations: Found[] }>(
    `axe.run({ runOnly: ['RGAAv4'], rules: { 'landmark-unique': { enabled: true } } })`,
  )
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
    [],
    what,
  )
  const [needs, has] = await run<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
  assert.ok(needs <= has, `${what}: ${needs} px in ${has}`)
}
