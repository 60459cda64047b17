import assert from 'node:assert/strict'
import type { PieceItem } from '../../../../src/core/domain/newspapers/edition.ts'
import type { Withdrawal } from '../../../../src/core/domain/pictures/withdrawal.ts'
import { pictureUses } from '../../../../src/core/domain/pictures/use.ts'
import { answered } from '../../../fakes/answered.ts'
import { askAgreement } from '../../../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { withdrawAgreement } from '../../../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import { readServed, servedOf } from '../../../../src/core/use-cases/newspapers/issued/see-served.ts'
import { findPrinted } from '../../../../src/core/use-cases/withdrawals/find-printed.ts'
import { mendWithdrawal } from '../../../../src/core/use-cases/withdrawals/mend-withdrawal.ts'
import { paperPorts, type PaperPorts } from '../../../fakes/composed.ts'
import { picturedEdition } from '../../../fakes/pictured-edition.ts'
import { type Sent, submittedAndSent } from '../../../fakes/sent-edition.ts'
import { actor, alice } from '../../../fakes/town.ts'
import { comms } from '../../../fakes/walk.ts'

const mediaId = 'p1'

function pieceWith(id: string): PieceItem {
  const picture = { id, alt: 'a', digest: id, consent: null }
  const at = '2026-11-25T09:00:00.000Z'
  return {
    kind: 'piece',
    id: 'x',
    piece: 'free',
    title: 't',
    text: 'x',
    section: 's',
    by: comms,
    at,
    pictures: [picture],
  }
}

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
      ['paper', 'paper', 'told'],
    ])
    assert.deepEqual((await served()).withdrawn?.pictures, ['digest-on-page'])
    const { reference } = sent.edition
    assert.deepEqual(
      binned.map(path => path.split('/').at(-1)),
      ['.html', '.pdf', '.eml', '.zip'].map(suffix => `${reference}${suffix}`),
    )
    assert.equal((await ports.editions.byId(sent.edition.id))?.library, null)
    assert.equal(ports.journal.filter(({ verb }) => verb === 'edition.picture-withdrawn').length, 1)
  })

  it('on paper is said with so many copies as were put out, and the sites they are to come away from', async () => {
    const putOut = async (...without: (number | null)[]) => {
      const round = { id: 'round', version: 1, postId: sent.post.id, edition: true, ended: null }
      ports.tamper('relay_round', round as never)
      without.forEach((people, index) => {
        const site = { id: `s${index}`, name: 'Atelier', without: people }
        const posted = { by: comms, at: ports.now(), poster: 1 }
        const task = { id: `round.s${index}`, version: 1, roundId: 'round', site, posted, takeDown: null }
        ports.tamper('relay_task', task as never)
      })
      const places = await findPrinted(ports, [], [mediaId])
      const [paper] = places.filter(({ kind }) => kind === 'paper')
      return paper && { state: paper.state, count: paper.count, copies: paper.copies }
    }
    ports.tamper('edition', { ...sent.edition, items: [pieceWith(mediaId)] })
    assert.deepEqual(await putOut(), { state: 'told', count: undefined, copies: undefined })
    const found = { state: 'to-do', count: 2, copies: { known: 38, more: false } }
    assert.deepEqual(await putOut(30, 8), found)
    assert.deepEqual(await putOut(30, null, 8), { ...found, count: 3, copies: { known: 38, more: true } })
    const down = { askedAt: ports.now(), done: { by: comms, at: ports.now() } }
    ports.tamper('relay_task', { ...(await ports.relayTasks.byId('round.s1'))!, takeDown: down })
    assert.deepEqual(await putOut(30), { ...found, copies: { known: 38, more: false } }, 'what came away is gone')
  })

  it('is not read at all where the picture is not found in its page', async () => {
    const { places } = await withdraw(null)
    assert.equal(places.find(({ kind }) => kind === 'page')?.count, 0, 'and the card says so')
    assert.equal((await served()).withdrawn?.pictures, null)
  })
})
