import assert from 'node:assert/strict'
import { keepServed } from '../../../../../src/core/use-cases/newspapers/issued/keep-served.ts'
import { readServed, servedOf } from '../../../../../src/core/use-cases/newspapers/issued/see-served.ts'
import { paperPorts, type PaperPorts } from '../../../../fakes/composed.ts'
import { type Sent, sentEdition, takenBack } from '../../../../fakes/sent-edition.ts'

describe('what the addresses of an edition show to many', () => {
  let ports: PaperPorts
  let sent: Sent
  let reads: number
  let see: ReturnType<typeof keepServed>
  beforeEach(async () => {
    ports = paperPorts()
    sent = await sentEdition(ports)
    reads = 0
    const editions = {
      ...ports.editions,
      byId: (id: string) => {
        reads++
        return ports.editions.byId(id)
      },
    }
    see = keepServed({ ...ports, editions })
  })
  const begun = async (startedAt: string | null): Promise<void> => {
    const read = (await ports.broadcasts.byId(sent.broadcast.id))!
    await ports.commit({ save: 'broadcast', row: { ...read, startedAt }, ifVersion: read.version })
  }
  const asRead = async () => servedOf((await readServed(ports, sent.edition.id))!)

  it('is read once, and what the rows say', async () => {
    for (let n = 0; n < 5; n++) assert.deepEqual(await see(sent.edition.id), await asRead())
    assert.equal(reads, 1)
    assert.equal(await see('none'), null)
  })

  it('is gone at once when it is taken back, whoever did it', async () => {
    assert.equal(typeof (await see(sent.edition.id))?.published, 'object')
    await takenBack(ports, sent.broadcast)
    assert.equal((await see(sent.edition.id))?.published, 'gone')
    await see(sent.edition.id)
    assert.equal(reads, 2)
  })

  it('follows its edition, its post and its broadcast', async () => {
    await see(sent.edition.id)
    const { id, postId } = sent.edition
    const changes = [
      async () => {
        const read = (await ports.editions.byId(id))!
        const erratum = {
          id: 'x',
          text: 'Lire 12.',
          by: read.by,
          at: ports.now(),
          confirmed: { by: read.by, at: ports.now() },
        }
        await ports.commit({ save: 'edition', row: { ...read, errata: [erratum] }, ifVersion: read.version })
      },
      () => begun(null),
      () => begun(sent.broadcast.startedAt),
      async () => {
        const read = (await ports.posts.byId(postId!))!
        await ports.commit({ save: 'post', row: { ...read, broadcastId: null }, ifVersion: read.version })
      },
    ]
    for (const change of changes) {
      const before = await see(id)
      await change()
      assert.deepEqual(await see(id), await asRead())
      assert.notDeepEqual(await see(id), before)
    }
  })
})
