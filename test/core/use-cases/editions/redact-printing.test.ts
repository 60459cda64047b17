import assert from 'node:assert/strict'
import { soughtBy } from '../../../../src/core/domain/personal/sought.ts'
import { editionFiles } from '../../../../src/core/domain/sealed-edition.ts'
import { redactPrinting } from '../../../../src/core/use-cases/editions/redact-printing.ts'
import { composed, handedIn, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { saved, sentEdition } from '../../../fakes/sent-edition.ts'
import { alice } from '../../../fakes/town.ts'

const sought = soughtBy(alice.id, [], ['Gaëlle Morel'])

describe('one printing that names somebody who is erased', () => {
  let ports: PaperPorts
  beforeEach(() => void (ports = paperPorts()))
  const bytesOf = async (editionId: string, production: number, kind: 'html' | 'pdf' | 'email' | 'proof' = 'html') => {
    const bytes = await ports.editionFiles.get({ editionId, production, kind })
    return bytes && new TextDecoder().decode(bytes)
  }
  const redact = async (editionId: string, production = 1) => {
    const html = (await bytesOf(editionId, production)) ?? 'Gaëlle Morel'
    await redactPrinting(ports, { editionId, production, html }, sought, 'personne effacée')
  }

  it('goes where nobody approved it: its preview ends', async () => {
    const { id } = await composed(ports)
    await printed(ports, id, 'preview')
    assert.match((await bytesOf(id, 1))!, /Gaëlle Morel/)
    await redact(id)
    assert.deepEqual([await bytesOf(id, 1), (await ports.editions.byId(id))!.produced], [null, null])
  })

  it('goes where it is of no row any more, or was taken back', async () => {
    await ports.editionFiles.put(
      { editionId: 'none', production: 1, kind: 'html' },
      new TextEncoder().encode('Gaëlle Morel'),
    )
    await redact('none')
    assert.equal(await bytesOf('none', 1), null)
    const { edition, post } = await sentEdition(ports)
    const row = { ...post, state: 'taken-back' as const, version: post.version + 1 }
    await ports.commit({ save: 'post', row, ifVersion: post.version })
    await redact(edition.id)
    for (const kind of editionFiles) assert.equal(await bytesOf(edition.id, 1, kind), null)
  })

  it('waits while another one is printed', async () => {
    const edition = await composed(ports)
    const row = { ...edition, state: 'producing' as const, updatedAt: ports.now(), version: edition.version + 1 }
    await ports.commit({ save: 'edition', row, ifVersion: edition.version })
    await assert.rejects(redact(edition.id), /edition-printing/)
  })

  it('that waits for its visas is made anew, and what is approved of it is what is there', async () => {
    const { edition, post } = await handedIn(ports)
    await redact(edition.id)
    const { edition: sealed } = (await ports.posts.byId(post.id))!.sealed.at(-1)!
    assert.equal(sealed?.production, 2)
    for (const kind of editionFiles) {
      assert.equal(await ports.editionFiles.digest({ editionId: edition.id, production: 2, kind }), sealed.files[kind])
      assert.doesNotMatch((await bytesOf(edition.id, 2, kind))!, /Gaëlle Morel/)
      assert.equal(await bytesOf(edition.id, 1, kind), null)
    }
    assert.doesNotMatch((await bytesOf(edition.id, 2, 'proof'))!, /Gaëlle Morel/)
  })

  it('is the page alone where the press fails, or would name them still, and where a picture was withdrawn', async () => {
    const endedOf = async (change: (id: string) => Promise<void> | void) => {
      ports = paperPorts()
      const { edition } = await sentEdition(ports)
      await change(edition.id)
      await redact(edition.id)
      assert.doesNotMatch((await bytesOf(edition.id, 2))!, /Gaëlle Morel/)
      const { erased, withdrawn } = (await ports.editions.byId(edition.id))!
      return [erased?.ended, await bytesOf(edition.id, 2, 'pdf'), withdrawn?.production]
    }
    const ended = ['pdf', 'email']
    const fault = () => void (ports.fault = { kind: 'fault', key: 'picture', about: '' })
    assert.deepEqual(await endedOf(fault), [ended, null, undefined])
    const { print } = paperPorts().press
    const naming = () =>
      void (ports.press = {
        print: async proof => ({ ...(await print(proof)), html: Buffer.from('Gaëlle Morel') }) as never,
      })
    assert.deepEqual(await endedOf(naming), [ended, null, undefined])
    const gone = async (id: string) => {
      const edition = (await ports.editions.byId(id))!
      const withdrawn = { production: 1, pictures: ['p'], at: ports.now() }
      const row = { ...edition, withdrawn, version: edition.version + 1 }
      await ports.commit({ save: 'edition', row, ifVersion: edition.version })
    }
    assert.deepEqual(await endedOf(gone), [ended, null, 2])
  })

  it('keeps paper and e-mail where a first name alone is bold, theirs or of a namesake', async () => {
    const { edition } = await sentEdition(ports)
    const said = '**Gaëlle** Morel, puis **Gaëlle** Dupont'
    const proof = (await bytesOf(edition.id, 1, 'proof'))!.replaceAll('Le pont **rouvre** lundi.', said)
    assert.ok(proof.includes(said))
    await ports.editionFiles.forget(edition.id, 1)
    await ports.editionFiles.put({ editionId: edition.id, production: 1, kind: 'proof' }, Buffer.from(proof))
    const { print } = paperPorts().press
    const drawn = (text: unknown) => JSON.stringify(text).replaceAll(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    ports.press = { print: async one => ({ ...(await print(one)), html: Buffer.from(drawn(one)) }) as never }
    await redact(edition.id)
    assert.deepEqual((await ports.editions.byId(edition.id))!.erased?.ended, [])
    for (const kind of ['pdf', 'email', 'proof'] as const) {
      const text = (await bytesOf(edition.id, 2, kind))!
      assert.ok(text.includes('personne effacée, puis **Gaëlle** Dupont'), kind)
      assert.doesNotMatch(text, /Gaëlle\W+Morel/)
    }
  })

  it('changes nothing where its row changed meanwhile, and takes the next number where other bytes lie', async () => {
    const { edition, broadcast } = await sentEdition(ports)
    await saved(ports, broadcast, {})
    const commit: PaperPorts['commit'] = () => Promise.resolve('stale')
    const page = { editionId: edition.id, production: 1, html: (await bytesOf(edition.id, 1))! }
    await assert.rejects(redactPrinting({ ...ports, commit }, page, sought, 'personne effacée'), /busy/)
    assert.match((await bytesOf(edition.id, 1))!, /Gaëlle Morel/, 'it is read as before')
    await redactPrinting(ports, page, sought, 'quelqu’un')
    assert.equal((await ports.editions.byId(edition.id))!.produced!.number, 3)
    assert.equal(await bytesOf(edition.id, 2), null, 'what the killed run left goes')
  })

  it('that was refused goes, and the one that people approve stays as it is', async () => {
    const { edition, post } = await handedIn(ports)
    const { files } = edition.produced!
    for (const kind of editionFiles) {
      const bytes = (await ports.editionFiles.get({ editionId: edition.id, production: 1, kind }))!
      await ports.editionFiles.put({ editionId: edition.id, production: 2, kind }, bytes)
    }
    const produced = { ...edition.produced!, number: 2 }
    const row = { ...edition, produced, productions: 2, version: edition.version + 1 }
    const [first] = post.sealed
    const second = { ...first!, number: 2, edition: { ...first!.edition!, production: 2 } }
    const announcing = { ...post, sealed: [first!, second], version: post.version + 1 }
    await ports.commit(
      { save: 'edition', row, ifVersion: edition.version },
      { save: 'post', row: announcing, ifVersion: post.version },
    )
    await redact(edition.id, 1)
    assert.deepEqual((await ports.editions.byId(edition.id))!, row)
    assert.equal(await bytesOf(edition.id, 1), null)
    for (const kind of editionFiles)
      assert.equal(
        await ports.editionFiles.digest({ editionId: edition.id, production: 2, kind }),
        files[kind].digest,
        kind,
      )
  })

  it('is made anew where it is read, though another one was printed since, which stays', async () => {
    const { edition } = await sentEdition(ports)
    const row = {
      ...edition,
      produced: { ...edition.produced!, number: 2 },
      productions: 2,
      version: edition.version + 1,
    }
    await ports.commit({ save: 'edition', row, ifVersion: edition.version })
    await ports.editionFiles.put({ editionId: edition.id, production: 2, kind: 'html' }, new Uint8Array([2]))
    await redact(edition.id, 1)
    const { productions, produced } = (await ports.editions.byId(edition.id))!
    assert.deepEqual([productions, produced?.number], [3, 2])
    assert.deepEqual([await bytesOf(edition.id, 1), await bytesOf(edition.id, 2)], [null, '\u0002'])
  })

  it('waits for a press that broke down, three times, and its paper ends at the fourth alone', async () => {
    const { edition } = await sentEdition(ports)
    const { print } = ports.press
    const breakDown = () => void (ports.press = { print: () => Promise.reject(new Error('out of memory')) })
    breakDown()
    for (let times = 1; times <= 3; times++) {
      await assert.rejects(redact(edition.id), { retryAfterMs: 3_600_000 })
      const { brokenPress, erased } = (await ports.editions.byId(edition.id))!
      assert.deepEqual([brokenPress, erased], [{ production: 1, times }, undefined])
      assert.match((await bytesOf(edition.id, 1, 'pdf'))!, /Gaëlle Morel/, 'nothing is gone')
    }
    await redact(edition.id)
    const broken = (await ports.editions.byId(edition.id))!
    assert.deepEqual([broken.erased?.ended, broken.brokenPress], [['pdf', 'email'], undefined])
    ports = paperPorts()
    const other = (await sentEdition(ports)).edition
    breakDown()
    await assert.rejects(redact(other.id), /press-broken/)
    ports.press = { print }
    await redact(other.id)
    const { erased, brokenPress } = (await ports.editions.byId(other.id))!
    assert.deepEqual([erased?.ended, brokenPress], [[], undefined], 'a night later it is whole')
  })
})
