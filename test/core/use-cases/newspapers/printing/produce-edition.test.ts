import assert from 'node:assert/strict'
import { Unavailable } from '../../../../../src/core/domain/errors.ts'
import { msBetween } from '../../../../../src/core/domain/time.ts'
import { followEdition } from '../../../../../src/core/use-cases/newspapers/edition/follow-edition.ts'
import { produceEdition } from '../../../../../src/core/use-cases/newspapers/printing/produce-edition.ts'
import { removeItem } from '../../../../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { resumeEdition } from '../../../../../src/core/use-cases/newspapers/edition/resume-edition.ts'
import { setEditorial } from '../../../../../src/core/use-cases/newspapers/edition/set-editorial.ts'
import { askPrinting } from '../../../../../src/core/use-cases/newspapers/printing/ask-printing.ts'
import { seePlan } from '../../../../../src/core/use-cases/newspapers/edition/see-edition.ts'
import { composed, handedIn, paperPorts, type PaperPorts, printed, vouched } from '../../../../fakes/composed.ts'
import { settings } from '../../../../fakes/ports.ts'
import { camille, claude, gaelle, karim } from '../../../../fakes/town.ts'
import { comms, otherComms } from '../../../../fakes/walk.ts'

const isPressBusy = (error: unknown): boolean => error instanceof Unavailable && error.code === 'press-busy'

describe('an edition that is printed', () => {
  let ports: PaperPorts
  beforeEach(() => {
    ports = paperPorts()
  })

  it('is previewed: its bytes are kept, and nobody is asked', async () => {
    const { id } = await composed(ports)
    const edition = await printed(ports, id, 'preview')
    assert.equal(edition.state, 'open')
    assert.equal(edition.produced?.number, 1)
    assert.deepEqual(
      ports.proofs[0]?.sections.map(({ name, articles }) => [name, articles.map(({ title }) => title)]),
      [['Vie des services', ['Article 1', 'Article 2']]],
    )
    assert.ok(await ports.editionFiles.get({ editionId: id, production: 1, kind: 'pdf' }))
    assert.equal(edition.postId, null)
  })

  it('is kept one file after the other', async () => {
    const { put } = ports.editionFiles
    let [underWay, most] = [0, 0]
    ports.editionFiles.put = async (...file) => {
      most = Math.max(most, ++underWay)
      await put(...file)
      await new Promise(setImmediate)
      underWay--
    }
    const { id } = await composed(ports)
    const edition = await printed(ports, id, 'preview')
    assert.equal(most, 1)
    assert.deepEqual(Object.keys(edition.produced?.files ?? {}), ['html', 'pdf', 'email'])
  })

  it('is submitted as a post of its own, which one of comms and the director look at', async () => {
    const { edition, post } = await handedIn(ports)
    assert.equal(post.editionId, edition.id)
    assert.equal(post.state, 'in-validation')
    const [version] = post.sealed
    assert.deepEqual(version?.edition?.items, edition.produced?.items)
    assert.equal(version?.edition?.files.pdf, edition.produced?.files.pdf.digest)
    const validation = await ports.validations.byId(post.validationId!)
    assert.deepEqual(
      validation?.steps.map(({ facets, approvers }) => [facets, approvers.map(({ id }) => id).toSorted()]),
      [
        [['form'], [claude.id, karim.id].toSorted()],
        [['reach'], [gaelle.id]],
      ],
    )
    assert.ok(post.authors.some(({ id }) => id === camille.id))
  })

  it('is of everybody who ever composed it: who wrote what another one mended approves nothing of it', async () => {
    const { id } = await composed(ports)
    const words = { editionId: id, title: 'Bonjour', text: 'Chers collègues', signature: 'La direction' }
    await setEditorial(ports, otherComms, words)
    const { at } = (await ports.editions.byId(id))!.editorial!
    await setEditorial(ports, comms, { ...words, text: 'Chers collègues,', seen: at })
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual(
      edition.authors.map(one => one.id),
      [camille.id, otherComms.id],
    )
    const post = (await ports.posts.byId(edition.postId!))!
    const validation = await ports.validations.byId(post.validationId!)
    assert.ok(validation?.steps.every(({ approvers }) => approvers.every(one => one.id !== otherComms.id)))
    assert.ok(post.authors.some(one => one.id === otherComms.id))
  })

  it('killed before its commit and run again, is one post and one validation', async () => {
    const { id } = await composed(ports)
    const asked = await askPrinting(ports, comms, { editionId: id, wanted: 'submission' }, settings)
    assert.equal(asked.kind, 'edition-changed')
    const { commit } = ports
    ports.commit = () => Promise.reject(new Error('killed'))
    await assert.rejects(produceEdition(ports, { id, production: 1 }, settings))
    ports.commit = commit
    await produceEdition(ports, { id, production: 1 }, settings)
    await produceEdition(ports, { id, production: 1 }, settings)
    const posts = (await ports.posts.recent(50)).filter(({ editionId }) => editionId === id)
    assert.equal(posts.length, 1)
    assert.equal(posts[0]?.sealed.length, 1)
  })

  it('submitted while a preview is printed, is submitted by whoever asked for that', async () => {
    const { id } = await composed(ports)
    const asked = (who = comms, wanted: 'preview' | 'submission' = 'submission') =>
      askPrinting(ports, who, { editionId: id, wanted }, settings)
    const { print } = ports.press
    ports.press.print = async proof => {
      ports.press.print = print
      const files = await print(proof)
      assert.equal((await asked(otherComms)).kind, 'edition-changed')
      // Neither press takes it back.
      for (const wanted of ['preview', 'submission'] as const)
        assert.equal((await asked(comms, wanted)).kind, 'edition-printing', wanted)
      return files
    }
    const edition = await printed(ports, id, 'preview')
    assert.deepEqual([edition.state, edition.askedBy?.id, edition.produced?.number], ['submitted', otherComms.id, 1])
    assert.equal(ports.jobs.filter(({ job }) => job === 'edition.produce').length, 1)
    assert.equal((await ports.posts.byId(edition.postId!))?.state, 'in-validation')
  })

  it('leaves what another run printed under that number where it is, and takes the next', async () => {
    const { id } = await composed(ports)
    const asked = await askPrinting(ports, comms, { editionId: id, wanted: 'submission' }, settings)
    assert.equal(asked.kind, 'edition-changed')
    const name = { editionId: id, production: 1, kind: 'pdf' } as const
    await ports.editionFiles.put(name, new Uint8Array([1]))
    await produceEdition(ports, { id, production: 1 }, settings)
    assert.deepEqual(await ports.editionFiles.get(name), new Uint8Array([1]))
    assert.ok(
      ports.jobs.some(({ job, data }) => job === 'edition.produce' && 'production' in data && data.production === 2),
    )
    await produceEdition(ports, { id, production: 2 }, settings)
    const edition = (await ports.editions.byId(id))!
    assert.deepEqual([edition.state, edition.produced?.number], ['submitted', 2])
    assert.equal(await ports.editionFiles.get(name), null)
  })

  it('that the press refuses is open again, and says why', async () => {
    const { id } = await composed(ports)
    ports.fault = { kind: 'fault', key: 'not-a-picture', about: 'Article 1' }
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual([edition.state, edition.fault], ['open', { key: 'not-a-picture', about: 'Article 1' }])
    assert.equal(edition.postId, null)
  })

  it('is open again after the second time that the press throws, and waits while others are printed', async () => {
    const { id } = await composed(ports)
    const { print } = ports.press
    let tries = 0
    const away = (error: Error) => () => {
      tries++
      return Promise.reject(error)
    }
    ports.press.print = away(new Unavailable('press-busy', { retryAfterMs: 30_000 }))
    await assert.rejects(printed(ports, id, 'submission'), isPressBusy)
    assert.deepEqual([tries, (await ports.editions.byId(id))?.state], [1, 'producing'])
    ports.press.print = away(new Unavailable('press-failed'))
    await produceEdition(ports, { id, production: 1 }, settings)
    const edition = await ports.editions.byId(id)
    assert.deepEqual([tries, edition?.state, edition?.fault], [3, 'open', { key: 'press', about: '' }])
    ports.press.print = print
    assert.equal((await printed(ports, id, 'submission')).state, 'submitted')
  })

  it('whose printing died shows its buttons again, and says so by itself', async () => {
    const { id } = await composed(ports)
    assert.equal(
      (await askPrinting(ports, comms, { editionId: id, wanted: 'preview' }, settings)).kind,
      'edition-changed',
    )
    const look = ports.jobs.findLast(({ job }) => job === 'edition.follow')
    assert.ok(look?.at !== undefined)
    ports.pass(msBetween(ports.now(), look.at))
    const shown = await seePlan(ports, comms, id, settings)
    assert.ok(shown.kind === 'plan-seen')
    assert.deepEqual([shown.edition.state, shown.faults.map(({ key }) => key)], ['open', ['press']])
    await followEdition(ports, id)
    const edition = (await ports.editions.byId(id))!
    assert.deepEqual([edition.state, edition.fault?.key], ['open', 'press'])
  })

  it('that is printed late forgets nothing of what was printed meanwhile', async () => {
    const { id } = await composed(ports)
    const { print } = ports.press
    ports.press.print = async proof => {
      ports.press.print = print
      ports.pass(16 * 60_000)
      assert.equal((await printed(ports, id, 'preview')).produced?.number, 2)
      return print(proof)
    }
    assert.equal((await printed(ports, id, 'preview')).produced?.number, 2)
    assert.ok(await ports.editionFiles.get({ editionId: id, production: 2, kind: 'pdf' }))
  })

  it('is approved by both, and published once people have what announces it', async () => {
    const { edition, post } = await vouched(ports)
    assert.equal(post.state, 'approved')
    await followEdition(ports, edition.id)
    assert.equal((await ports.editions.byId(edition.id))?.state, 'submitted')
    const row = { ...post, state: 'broadcast', version: post.version + 1 } as const
    await ports.commit({ save: 'post', row, ifVersion: post.version })
    await followEdition(ports, edition.id)
    const published = await ports.editions.byId(edition.id)
    assert.equal(published?.state, 'published')
    assert.equal(published?.publishedAt, ports.now())
    assert.deepEqual(
      ports.jobs.flatMap(({ job }) => (job === 'edition.library' || job === 'edition.mail' ? [job] : [])),
      ['edition.library', 'edition.mail'],
    )
  })

  it('goes nowhere else where it was retired before it was seen as sent', async () => {
    const { edition, post } = await vouched(ports)
    const row = { ...post, state: 'taken-back', version: post.version + 1 } as const
    await ports.commit({ save: 'post', row, ifVersion: post.version })
    await followEdition(ports, edition.id)
    assert.equal((await ports.editions.byId(edition.id))?.state, 'published')
    assert.equal(
      ports.jobs.some(({ job }) => job === 'edition.library' || job === 'edition.mail'),
      false,
    )
  })

  it('composed otherwise, is asked of the director anew', async () => {
    const { edition, post } = await vouched(ports)
    const visas = async () => {
      const { validationId } = (await ports.posts.byId(post.id))!
      return (await ports.validations.byId(validationId!))!.steps.map(step => step.visas.length)
    }
    assert.deepEqual(await visas(), [1, 1])
    await resumeEdition(ports, comms, edition.id)
    const itemId = edition.items[0]!.id
    assert.equal((await removeItem(ports, comms, { editionId: edition.id, itemId })).kind, 'edition-changed')
    await printed(ports, edition.id, 'submission')
    assert.deepEqual(await visas(), [0, 0])
  })

  it('is taken back, composed further and submitted again as the same post', async () => {
    const { edition, post } = await vouched(ports)
    const resumed = await resumeEdition(ports, comms, edition.id)
    assert.ok(resumed.kind === 'edition-resumed')
    assert.equal(resumed.edition.state, 'open')
    const again = await printed(ports, edition.id, 'submission')
    assert.equal(again.postId, post.id)
    const [first, second] = (await ports.posts.byId(post.id))!.sealed
    assert.notEqual(first?.seal, second?.seal)
  })
})
