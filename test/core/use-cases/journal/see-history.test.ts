import assert from 'node:assert/strict'
import { journalVerbs } from '../../../../src/core/domain/journal/journal.ts'
import { withoutWords } from '../../../../src/core/domain/journal/words-apart.ts'
import { historyPage, seeHistory } from '../../../../src/core/use-cases/journal/see-history.ts'
import { reassign } from '../../../../src/core/use-cases/validations/reassign.ts'
import { addComment } from '../../../../src/core/use-cases/validations/add-comment.ts'
import { lineOf } from '../../../../src/teams/journal/line-of.ts'
import { loadWords } from '../../../../src/words.ts'
import { createFakePorts, type FakePorts } from '../../../fakes/ports.ts'
import { actor, alice, claude, fanny, karim } from '../../../fakes/town.ts'
import { approved, comms, press, submitted } from '../../../fakes/walk.ts'

const words = loadWords(undefined, 'Europe/Paris')

describe('the history of a post', () => {
  let ports: FakePorts
  beforeEach(() => (ports = createFakePorts()))

  it('is told from the draft to its broadcast, to comms and to whoever was asked', async () => {
    const { post, broadcast } = await approved(ports)
    await ports.commit({
      journal: {
        verb: 'broadcast.finished',
        actor: null,
        subject: broadcast.reference,
        seal: broadcast.seal,
        details: { delivered: 3, refused: 0, unknown: 0 },
      },
    })
    for (const reader of [comms, actor(karim), actor(claude), actor(alice, 'dpo')]) {
      const told = await seeHistory(ports, reader, post.reference)
      assert.ok(told.kind === 'history', told.kind)
      assert.deepEqual(
        told.entries.map(({ verb }) => verb),
        ['post.created', 'post.submitted', 'validation.approved', 'validation.approved', 'broadcast.finished'],
      )
      assert.deepEqual([told.reference, told.title, told.older], [post.reference, post.content.title, null])
    }
  })

  it('is nobody else’s: neither an agent’s, nor an approver’s who was not asked yet', async () => {
    const { post } = await submitted(ports)
    for (const reader of [actor(alice), actor(fanny), actor(claude), actor(alice, 'archivist')])
      assert.deepEqual(await seeHistory(ports, reader, post.reference), {
        kind: 'not-your-history',
        reference: post.reference,
      })
    assert.equal(
      (await seeHistory(ports, actor(karim), String(Number(post.reference.slice(-4))))).kind,
      'history',
      'the short number is enough',
    )
    for (const typed of ['PUB-2026-9999', '', 'bonjour', '9999'])
      assert.deepEqual(await seeHistory(ports, comms, typed), { kind: 'not-found' })
  })

  it('comes in pages, the newest first, none of them longer than a card', async () => {
    const { post } = await submitted(ports)
    for (let count = 0; count < 2 * historyPage; count++)
      await ports.commit({
        journal: {
          verb: 'post.saved',
          actor: comms,
          subject: post.reference,
          seal: null,
          details: { revision: count },
        },
      })
    const seen: number[] = []
    let before: number | null = null
    do {
      const page = await seeHistory(ports, comms, post.reference, before)
      assert.ok(page.kind === 'history' && page.entries.length <= historyPage)
      seen.unshift(...page.entries.map(({ seq }) => seq))
      before = page.older
    } while (before !== null)
    assert.deepEqual(
      seen,
      ports.journal.map((_, index) => index + 1),
    )
  })

  it('leaves out each answer to an event', async () => {
    const { post } = await submitted(ports)
    await ports.commit({
      journal: {
        verb: 'event.answered',
        actor: alice,
        subject: post.reference,
        seal: null,
        details: { answer: 'yes' },
      },
    })
    const told = await seeHistory(ports, comms, post.reference)
    assert.ok(told.kind === 'history' && told.entries.length > 0)
    assert.ok(told.entries.every(({ verb }) => verb !== 'event.answered'))
  })

  it('keeps what was said of a version from whoever is asked no more', async () => {
    const { post, validation } = await submitted(ports)
    assert.equal(
      (await addComment(ports, comms, { postId: post.id, seal: validation.seal, text: 'Entre nous' })).kind,
      'commented',
    )
    const quoted = async (who = actor(karim)) => {
      const told = await seeHistory(ports, who, post.reference)
      assert.ok(told.kind === 'history')
      return told.entries
        .map(one => lineOf(one, told.people, words.fr))
        .join()
        .includes('Entre nous')
    }
    assert.equal(await quoted(), true)
    assert.equal(
      (await reassign(ports, comms, { postId: post.id, step: 0, to: fanny.mail, reason: 'En congé' })).kind,
      'reassigned',
    )
    assert.deepEqual([await quoted(), await quoted(actor(fanny)), await quoted(comms)], [false, true, true])
  })

  it('says of a visa what it vouches for and in whose place it was given', async () => {
    const { post, validation } = await submitted(ports)
    await press(ports, actor(karim), { id: post.id, seal: validation.seal }, 'approve', 0)
    const told = await seeHistory(ports, comms, post.reference)
    assert.ok(told.kind === 'history')
    const visa = told.entries.at(-1)!
    const line = (entry: typeof visa) => lineOf(entry, told.people, words.fr).replaceAll(/[\u00a0\u202f]/g, ' ')
    const seal = validation.seal.slice(0, 8)
    assert.equal(line(visa), `Karim Blanc a donné son visa (le fond et la diffusion) · empreinte ${seal}`)
    assert.equal(
      line({ ...visa, actor: fanny }),
      `Fanny Leroy a donné son visa (le fond et la diffusion), par délégation de Karim Blanc · empreinte ${seal}`,
    )
    assert.equal(
      line({ ...visa, actor: { id: null, name: null }, details: null }),
      `Une personne oubliée depuis a donné son visa (…) · empreinte ${seal} (détails effacés)`,
    )
  })

  it('says what was declared of a picture in words alone, and quotes what people wrote', () => {
    const entry = { seq: 1, at: '2026-11-25T09:00:00.000Z', actor: alice, subject: 'PROP-2026-0042', seal: null }
    const line = (verb: 'initiative.consent-given' | 'post.consent-given' | 'initiative.answered', answer: string) =>
      lineOf({ ...entry, verb, details: { file: 'a.png', answer, consent: answer !== 'refused' } }, {}, words.fr)
    for (const verb of ['initiative.consent-given', 'post.consent-given'] as const)
      for (const answer of ['nobody', 'adults', 'children', 'parents', 'refused', 'unsure'])
        assert.match(line(verb, answer), / \(a\.png\)$/, answer)
    assert.match(line('initiative.answered', 'À la Ruche'), /\u00a0: «\u00a0À la Ruche\u00a0»$/u)
  })

  it('has words for every verb, with nothing left open, even where details were erased', () => {
    for (const one of [words.fr, words.en]) {
      for (const verb of journalVerbs) {
        const entry = {
          seq: 1,
          at: '2026-11-25T09:00:00.000Z',
          actor: alice,
          verb,
          subject: 'PUB-2026-0042',
          seal: 'f'.repeat(64),
          details: {},
        }
        for (const details of [{}, null]) {
          const line = lineOf({ ...entry, details }, {}, one)
          assert.ok(line.length > 5 && !/[{}]/.test(line), `${verb}: ${line}`)
        }
      }
    }
  })

  it('says whether it was a picture or a video, and of entries of before that was noted neither', () => {
    const said = (details: Record<string, string>, own = words.fr) => {
      const kept = withoutWords('media.withdrawn', details, 'salt', 'forgotten')
      const entry = { seq: 1, at: ports.now(), actor: alice, subject: 'VIS-2026-0001', seal: null }
      return lineOf({ ...entry, verb: 'media.withdrawn', details: kept }, {}, own)
    }
    for (const [details, fr, en] of [
      [{ media: 'picture' }, 'une image', 'a picture'],
      [{ media: 'video' }, 'une vidéo', 'a video'],
      [{}, 'un média', 'a picture or a video'],
    ] as const) {
      assert.match(said(details), new RegExp(`pour ${fr}$`))
      assert.match(said(details, words.en), new RegExp(`for ${en}$`))
    }
  })

  it('says what somebody was asked for and agreed to as the journal keeps it, without anybody’s words', () => {
    const said = (verb: 'media.asked' | 'media.agreed' | 'media.added', details: Record<string, string>) => {
      const kept = withoutWords(verb, details, 'salt', 'forgotten')
      const entry = { seq: 1, at: ports.now(), actor: alice, subject: 'VIS-2026-0001', seal: null }
      return lineOf({ ...entry, verb, details: kept }, {}, words.fr)
    }
    const uses = 'internal site'
    for (const line of [
      said('media.asked', { uses }),
      said('media.agreed', { uses }),
      said('media.added', { uses, proof: 'file', person: 'child' }),
    ]) {
      for (const use of uses.split(' ')) assert.ok(line.includes(words.fr.named('pictures.uses', use)!), line)
      assert.ok(!line.includes(words.fr.text('journal.unknown')), line)
    }
  })
})
