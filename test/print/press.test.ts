import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { EditionProof, ProofPicture } from '../../src/core/domain/newspapers/proof.ts'
import { writeParcel } from '../../src/print/parcel.ts'
import { createPress, editionsMost } from '../../src/print/press.ts'
import { paperPicture } from '../../src/media/paper-picture.ts'
import { screenPicture } from '../../src/media/screen-picture.ts'
import { pressProgram as program } from '../support/press-program.ts'
import { printHere } from '../support/print-here.ts'
import { editionProof, photographed } from '../support/edition-proof.ts'

const badProgram = new URL('../support/bad-press.ts', import.meta.url)
const isIn = (file: Uint8Array, part: Uint8Array) => Buffer.from(file).includes(Buffer.from(part))
const illustrated = (proof: EditionProof, pictures: ProofPicture[]): EditionProof => {
  const [section] = proof.sections
  const [article] = section!.articles
  return { ...proof, sections: [{ ...section!, articles: [{ ...article!, pictures }] }] }
}
const isAway = (code: string) => (error: unknown) => error instanceof Unavailable && error.code === code

describe('the press', function () {
  this.timeout(60_000)
  let proof: EditionProof
  before(async () => {
    proof = await editionProof()
  })

  it('prints page, paper and e-mail outside of the event loop, and the same proof to the same bytes', async () => {
    const [one, other] = [await createPress({ program }).print(proof), await printHere(structuredClone(proof))]
    assert.ok(one.kind === 'printed' && other.kind === 'printed')
    assert.equal(one.pages, 2)
    for (const file of ['html', 'pdf', 'email'] as const) {
      assert.ok(one[file].byteLength > 1_000, file)
      assert.ok(Buffer.from(one[file]).equals(other[file]), file)
    }
  })

  it('shows smaller pictures on the page than on paper, and leaves alone what is small or transparent', async () => {
    const big = { ...(await photographed()), alt: 'Bruit' }
    const made = await screenPicture(big)
    assert.ok(made.bytes.byteLength < big.bytes.byteLength * 0.6)
    assert.deepEqual([made.width, made.height, made.contentType, made.alt], [800, 534, 'image/jpeg', 'Bruit'])
    assert.deepEqual(await screenPicture(big), made)
    assert.equal(await screenPicture(proof.masthead!), proof.masthead)
    const broken = { ...big, bytes: big.bytes.slice(0, 100_000).fill(0, 20) }
    assert.equal(await screenPicture(broken), broken)
    const printed = await printHere({ ...proof, masthead: big })
    assert.ok(printed.kind === 'printed')
    assert.ok(isIn(printed.html, Buffer.from(Buffer.from(made.bytes).toString('base64'))))
    assert.ok(isIn(printed.pdf, big.bytes))
  })

  it('prints a picture with as many pixels as its column shows, as large as before', async () => {
    const big = { ...(await photographed()), alt: 'Bruit' }
    const printed = await printHere(illustrated(proof, [big]))
    const [made, whole] = [await paperPicture(big, 736), await paperPicture(big, 900)]
    assert.equal(whole, big)
    assert.deepEqual([made.width, made.height], [big.width, big.height])
    assert.ok(printed.kind === 'printed')
    assert.ok(isIn(printed.pdf, made.bytes) && !isIn(printed.pdf, big.bytes))
    const broken = { ...big, bytes: big.bytes.slice(0, 100_000).fill(0, 20) }
    assert.equal(await paperPicture(broken, 736), broken)
  })

  it('says of a picture that is none which one it is', async () => {
    const [article] = proof.sections[0]!.articles
    const withPicture = (change: object) => illustrated(proof, [{ ...article!.pictures[0]!, ...change }])
    const masthead = (change: object) => ({ ...proof, masthead: { ...proof.masthead!, ...change } })
    const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const cut = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])
    const { alt } = article!.pictures[0]!
    for (const [faulty, key, about] of [
      [withPicture({ bytes }), 'not-a-picture', alt],
      [withPicture({ bytes: cut }), 'not-a-picture', alt],
      [withPicture({ contentType: 'text/html' }), 'not-a-picture', alt],
      [withPicture({ alt: ' ' }), 'alt-missing', article!.title],
      [masthead({ bytes }), 'masthead-not-a-picture', proof.masthead!.alt],
      [masthead({ bytes: cut }), 'masthead-not-a-picture', proof.masthead!.alt],
      [masthead({ alt: '' }), 'alt-missing', proof.name],
    ] as const)
      assert.deepEqual(await printHere(faulty), { kind: 'fault', key, about })
    const faulty = withPicture({ bytes: cut })
    assert.deepEqual(await createPress({ program }).print(faulty), { kind: 'fault', key: 'not-a-picture', about: alt })
  })

  it('is away for who takes too long, and prints the next one', async () => {
    // More than lies on the way at once: the rest is never read.
    const heavy = illustrated(proof, Array<ProofPicture>(5).fill(await photographed()))
    await assert.rejects(createPress({ program, withinMs: 1 }).print(heavy), isAway('press-too-long'))
    const press = createPress({ program })
    await assert.rejects(press.print({ ...proof, day: null as never }), isAway('press-failed'))
    assert.equal((await press.print({ ...proof, masthead: null, sections: [] })).kind, 'printed')
  })

  it('kills what hangs, or takes too much memory, and prints nothing else before it is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'press-'))
    const errors: unknown[] = []
    const report = (error: unknown) => void errors.push(error)
    const limits = { program: badProgram, withinMs: 5_000, mostMb: 250, report }
    const press = createPress(limits)
    const asked = (name: string) => ({ ...proof, name: join(folder, name) })
    const hung = press.print(asked('hangs')).catch((error: unknown) => {
      assert.ok(isAway('press-too-long')(error))
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
      assert.throws(() => process.kill(pid, 0), 'the one that hangs is still there')
      return 'killed'
    })
    const after = press.print(asked('looks'))
    assert.equal(await hung, 'killed')
    const { PRIORITY_BELOW_NORMAL: priority } = constants.priority
    // None of what Mary knows is among them.
    const env = ['MALLOC_ARENA_MAX', 'RAYON_NUM_THREADS', 'UV_THREADPOOL_SIZE']
    const flags = ['--max-old-space-size=400', '--single-threaded']
    assert.deepEqual(await after, { kind: 'looked', env, flags, priority })
    await assert.rejects(createPress({ ...limits, withinMs: 30_000 }).print(asked('grows')), isAway('press-too-large'))
    await assert.rejects(press.print(asked('aborts')), isAway('press-ended'))
    assert.equal(errors.length, 3)
    await rm(folder, { recursive: true })
  })

  it('ends with whoever started it, and prints nothing more', async () => {
    const child = spawn(process.execPath, [fileURLToPath(program)], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] })
    const answered: unknown[] = []
    child.stdio[3]?.on('data', chunk => answered.push(chunk))
    writeParcel(child.stdin!, { paper: illustrated(proof, Array<ProofPicture>(5).fill(await photographed())) })
    child.stdin!.end()
    assert.deepEqual(await once(child, 'close'), [0, null])
    assert.equal(answered.length, 0)
  })

  it('lets so many wait, and no more', async () => {
    const press = createPress({ program: badProgram })
    const looks = async () => assert.equal(String((await press.print({ ...proof, name: 'looks' })).kind), 'looked')
    const all = Array.from({ length: editionsMost }, looks)
    await assert.rejects(looks(), isAway('press-busy'))
    await Promise.all(all)
    await looks()
  })
})
