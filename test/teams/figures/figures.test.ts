import assert from 'node:assert/strict'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { broadcast, initiative, post } from '../../postgres/rows.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

describe('figures, on their card', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    const plain = post({ id: 'p1', initiativeId: 'i1' })
    const at = '2026-11-20T09:00:00.000Z'
    await ports.commit(
      { save: 'initiative', row: initiative({ id: 'i1', submittedAt: '2026-10-30T09:00:00.000Z' }), ifVersion: 0 },
      { save: 'post', row: { ...plain, content: { ...plain.content, section: 'agenda' } }, ifVersion: 0 },
      {
        save: 'broadcast',
        row: broadcast({ id: 'b1', postId: 'p1', state: 'done', startedAt: at, createdAt: at }),
        ifVersion: 0,
      },
    )
  })
  const say = async (text: string, who = comms) => plainIn(await chat.say(who, text))

  it('are of the month, a named one, a quarter or a year, with the one before beside', async () => {
    assert.match(
      await say('bilan'),
      /novembre 2026.*En comparaison : octobre 2026.*Publications envoyées.*1 \(0 avant\)/s,
    )
    assert.match(
      await say('bilan octobre'),
      /octobre 2026.*En comparaison : septembre 2026.*Propositions reçues.*1 \(0/s,
    )
    assert.match(await say('bilan T3'), /T3 2026/)
    assert.match(await say('bilan 2025'), /"text":"2025"/)
    assert.match(await say('figures', { ...comms, locale: 'en' }), /November 2026/)
  })

  it('show a picture that says in words what it shows', async () => {
    assert.match(
      await say('bilan'),
      /"altText":"Publications envoyées, par rubrique, novembre 2026.*Agenda.* 1, avant 0/,
    )
    assert.doesNotMatch(await say('bilan 2020'), /"altText"/)
  })

  it('are for comms alone, by word and by button', async () => {
    for (const said of [
      await say('bilan', actor(alice)),
      plainIn(await chat.press(actor(alice), 'figures.show', { period: '2026-11' })),
      plainIn(await chat.press(actor(alice), 'figures.export', { period: '2026-11' })),
    ]) {
      assert.match(said, /équipe communication/)
      assert.doesNotMatch(said, /Publications envoyées/)
    }
    assert.ok(ports.jobs.every(({ job }) => job !== 'figures.export'))
    assert.match(await say('aide'), /"word":"figures"/)
    assert.doesNotMatch(await say('aide', actor(alice)), /"word":"figures"/)
  })

  it('show the period before, and refuse what is none', async () => {
    assert.match(plainIn(await chat.press(comms, 'figures.show', { period: '2026-Q3' })), /T3 2026/)
    assert.doesNotMatch(plainIn(await chat.press(comms, 'figures.show', { period: '2026-99' })), /avant/)
  })

  it('refuse a period that has not begun, and name no department as silent', async () => {
    for (const said of [
      await say('bilan 2027'),
      await say('exporter le bilan 2027'),
      plainIn(await chat.press(comms, 'figures.show', { period: '2026-12' })),
    ]) {
      assert.match(said, /Cette période n’a pas commencé\./)
      assert.doesNotMatch(said, /silencieuses/)
    }
  })

  it('are written as a workbook by a job, by button and by word', async () => {
    const asked = () =>
      ports.jobs.flatMap(({ job, data }) => (job === 'figures.export' ? [(data as { period: string }).period] : []))
    assert.match(plainIn(await chat.press(comms, 'figures.export', { period: '2026-11' })), /se prépare/)
    assert.match(await say('exporter le bilan T3'), /T3 2026.*se prépare/)
    assert.match(await say('exporter les chiffres octobre'), /octobre 2026.*se prépare/)
    assert.deepEqual(asked(), ['2026-11', '2026-Q3', '2026-10'])
    for (const word of ['exporter le bilan', 'exporter le bilan 12'])
      assert.match(await say(word, actor(alice)), /équipe communication/)
    assert.match(await say('exporter le bilan 12'), /Quelle période.*exporter le bilan T3/)
  })

  it('leave the account of a broadcast to its number', async () => {
    assert.match(await say('bilan DIF-2026-0001'), /DIF-2026-0001/)
    assert.match(await say('bilan 1'), /DIF-2026-0001/)
  })
})
