import assert from 'node:assert/strict'
import { followEdition } from '../../../../src/core/use-cases/newspapers/follow-edition.ts'
import { produceEdition } from '../../../../src/core/use-cases/newspapers/produce-edition.ts'
import { resumeEdition } from '../../../../src/core/use-cases/newspapers/resume-edition.ts'
import { setEditorial } from '../../../../src/core/use-cases/newspapers/set-editorial.ts'
import { askPrinting } from '../../../../src/core/use-cases/newspapers/ask-printing.ts'
import { composed, handedIn, paperPorts, type PaperPorts, printed, vouched } from '../../../fakes/composed.ts'
import { settings } from '../../../fakes/ports.ts'
import { camille, claude, gaelle, karim } from '../../../fakes/town.ts'
import { comms, otherComms } from '../../../fakes/walk.ts'

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
    await setEditorial(ports, comms, { ...words, text: 'Chers collègues,' })
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

  it('that the press refuses is open again, and says why', async () => {
    const { id } = await composed(ports)
    ports.fault = { kind: 'fault', key: 'not-a-picture', about: 'Article 1' }
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual([edition.state, edition.fault], ['open', { key: 'not-a-picture', about: 'Article 1' }])
    assert.equal(edition.postId, null)
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
