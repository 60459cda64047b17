import assert from 'node:assert/strict'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Withdrawal } from '../../../../src/core/domain/pictures/withdrawal.ts'
import { checkEdition, checkPrinted } from '../../../../src/core/use-cases/broadcasts/sealed/check-edition.ts'
import { declareConsent } from '../../../../src/core/use-cases/consents/declare-consent.ts'
import { describeMasthead, takeMasthead } from '../../../../src/core/use-cases/newspapers/change-masthead.ts'
import { readServed, servedOf } from '../../../../src/core/use-cases/newspapers/issued/see-served.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { approvedByBoth, composed, newspaperId, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { bytes, pictureWorld } from '../../../fakes/leaving.ts'
import { type Sent, submittedAndSent } from '../../../fakes/sent-edition.ts'
import { comms } from '../../../fakes/walk.ts'

const sent = { id: 'banner', name: 'lea.png', source: null, bytes: Buffer.from(bytes, 'latin1') }

describe('a masthead on which somebody agrees no more', () => {
  let ports: PaperPorts
  let editionId: string
  beforeEach(async () => {
    ports = pictureWorld().ports
    editionId = (await composed(ports, 1)).id
    ports.libraryBin = { remove: async () => true }
    assert.equal((await takeMasthead(ports, comms, newspaperId, sent)).kind, 'newspaper-changed')
    assert.equal(await say('adults'), 'declared')
    assert.equal((await describeMasthead(ports, comms, newspaperId, 'Léa')).kind, 'newspaper-changed')
  })
  const say = async (answer: string) =>
    (await declareConsent(ports, comms, { initiativeId: null, postId: null, newspaperId, pictureId: 'banner', answer }))
      .kind
  const published = async (): Promise<Sent> => submittedAndSent(ports, editionId)
  const refused = async (onPage: string | null): Promise<Withdrawal> => {
    ports.jobs.length = 0
    assert.equal(await say('refused'), 'declared')
    const job = ports.jobs.find(one => one.job === 'withdrawal.mend')
    assert.ok(job?.job === 'withdrawal.mend')
    const pictures = { ...ports.pictures, onPage: async () => onPage }
    for (let times = 0; times < 2; times++) await mendWithdrawal({ ...ports, pictures }, job.data.id)
    return (await ports.withdrawals.byId(job.data.id))!
  }
  const states = ({ places }: Withdrawal) => places.map(({ key, state }) => [key.split(':')[0], state])
  const served = async ({ edition: { id } }: Sent) => servedOf((await readServed(ports, id))!).withdrawn?.pictures
  /** As if an earlier Mary had printed it. */
  const unknown = async ({ edition }: Sent): Promise<void> => {
    const { masthead, ...produced } = (await ports.editions.byId(edition.id))!.produced!
    assert.equal(masthead, 'banner', 'it is kept what stood on top')
    ports.tamper('edition', { ...(await ports.editions.byId(edition.id))!, produced })
  }

  it('is taken from the page of what was published with it, and paper is named', async () => {
    const out = await published()
    assert.deepEqual(states(await refused('on-page')), [
      ['page', 'done'],
      ['paper', 'told'],
    ])
    assert.deepEqual(await served(out), ['on-page'])
  })

  it('is looked for in pages of which nobody kept what stood on top, and they stay as they are without it', async () => {
    const out = await published()
    await unknown(out)
    assert.deepEqual(states(await refused(null)), [])
    assert.equal(await served(out), undefined)
  })

  it('found in such a page leads to its paper, too', async () => {
    const out = await published()
    await unknown(out)
    assert.deepEqual(states(await refused('on-page')), [
      ['page', 'done'],
      ['paper', 'told'],
    ])
    assert.deepEqual(await served(out), ['on-page'])
  })

  it('stops what is about to leave with it from the commit on, and once another stands in its place', async () => {
    const edition = await printed(ports, editionId, 'submission')
    const { post } = await approvedByBoth(ports, { edition, post: (await ports.posts.byId(edition.postId!))! })
    const broadcast = (await ports.broadcasts.byId(post.broadcastId!))!
    assert.equal(await checkEdition(ports, broadcast), null)
    ports.jobs.length = 0
    assert.equal(await say('refused'), 'declared')
    for (const check of [checkEdition, checkPrinted])
      assert.equal((await check(ports, broadcast))?.because, 'edition-pictures')
    const follows = ports.jobs.flatMap(job => (job.job === 'edition.follow' ? [job.data.id] : []))
    assert.ok(follows.includes(edition.id), 'what is planned is held at once')
    const [job] = ports.jobs.flatMap(one => (one.job === 'withdrawal.mend' ? [one] : []))
    await mendWithdrawal({ ...ports, pictures: { ...ports.pictures, onPage: async () => 'on-page' } }, job!.data.id)
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    ports.tamper('newspaper', { ...newspaper, masthead: null })
    assert.equal((await checkEdition(ports, broadcast))?.because, 'edition-pictures')
    const other: Edition = (await ports.editions.byId(edition.id))!
    assert.equal(other.withdrawn?.production, 1)
  })
})
