import assert from 'node:assert/strict'
import type { Withdrawal } from '../../../../src/core/domain/pictures/withdrawal.ts'
import { pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import { answered } from '../../../fakes/answered.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/ask-agreement.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/withdraw-agreement.ts'
import { readServed, servedOf } from '../../../../src/core/use-cases/newspapers/see-served.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { picturedEdition } from '../../../fakes/pictured-edition.ts'
import { type Sent, submittedAndSent } from '../../../fakes/sent-edition.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const mediaId = 'p1'

describe('an edition in which a picture was printed that is withdrawn', () => {
  let ports: PaperPorts
  let sent: Sent
  let binned: string[]
  beforeEach(async () => {
    ports = paperPorts()
    binned = []
    ports.libraryBin = { remove: async (folder, name) => binned.push(`${folder}/${name}`) > 0 }
    const { edition } = await picturedEdition(ports)
    const asked = { mediaId, person: alice.id, uses: [...pictureUses], until: null }
    assert.equal((await askAgreement(ports, comms, asked)).kind, 'media-changed')
    assert.equal((await answered(ports, actor(alice), { mediaId, word: 'yes' })).kind, 'media-changed')
    sent = await submittedAndSent(ports, edition.id)
    const library = { html: 'https://sp/x.html', pdf: 'https://sp/x.pdf', package: 'https://sp/x.zip' }
    const mail = { state: 'sent', at: ports.now() } as const
    ports.tamper('edition', { ...sent.edition, library, mail })
    ports.jobs.length = 0
  })
  const withdraw = async (onPage: string | null): Promise<Withdrawal> => {
    const [agreement] = (await ports.media.byId(mediaId))!.agreements
    const given = { mediaId, agreementId: agreement!.id }
    assert.equal((await withdrawAgreement(ports, actor(alice), given)).kind, 'media-changed')
    const job = ports.jobs.find(one => one.job === 'withdrawal.mend')
    assert.ok(job?.job === 'withdrawal.mend')
    const pictures = { ...ports.pictures, onPage: async () => onPage }
    await mendWithdrawal({ ...ports, pictures }, job.data.id)
    return (await ports.withdrawals.byId(job.data.id))!
  }
  const ofEdition = ({ places }: Withdrawal) =>
    places.flatMap(({ key, id, kind, state }) => (id === sent.edition.id ? [[key.split(':')[0], kind, state]] : []))
  const served = async () => servedOf((await readServed(ports, sent.edition.id))!)

  it('is read without it, its copies go to the bin, and what was sent is named honestly', async () => {
    const row = await withdraw('digest-on-page')
    assert.deepEqual(ofEdition(row), [
      ['page', 'page', 'done'],
      ['library', 'library', 'done'],
      ['mail', 'mail', 'told'],
    ])
    assert.deepEqual((await served()).withdrawn?.pictures, ['digest-on-page'])
    const { reference } = sent.edition
    assert.deepEqual(
      binned.map(path => path.split('/').at(-1)),
      ['.html', '.pdf', '.zip'].map(suffix => `${reference}${suffix}`),
    )
    assert.equal((await ports.editions.byId(sent.edition.id))?.library, null)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'edition.picture-withdrawn').length, 1)
  })

  it('is not read at all where the picture is not found in its page', async () => {
    const { places } = await withdraw(null)
    assert.equal(places.find(({ kind }) => kind === 'page')?.count, 0, 'and the card says so')
    assert.equal((await served()).withdrawn?.pictures, null)
  })
})
