import assert from 'node:assert/strict'
import type { Circuit, CircuitStep } from '../../src/core/domain/circuits/circuit.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Validation } from '../../src/core/domain/validations/validation.ts'
import { elements } from '../cards/every-card.ts'
import { type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, cardOf, editorOpened, nothingLeft, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'
import type { TownClient } from '../support/town-client.ts'

const step = (name: string, by: 'comms' | 'head', facets: CircuitStep['facets']): CircuitStep => ({
  name,
  approvers: [{ by }],
  quorum: 'any',
  facets,
  fallback: null,
  days: 1,
})

/** The communication team vouches for the form, then the head for the words. */
const formFirst: Circuit = {
  id: 'form-first',
  version: 1,
  versions: [
    {
      number: 1,
      name: 'La forme, puis le fond',
      scope: { kinds: [], sections: [], reach: 'any' },
      active: true,
      by: null,
      at: '2026-01-01T00:00:00.000Z',
      steps: [step('communication', 'comms', ['form']), step('department', 'head', ['substance', 'reach'])],
    },
  ],
}

onStores(['PostgreSQL'], open => {
  describe('words between an approver and an author', () => {
    let mary: StoredMary
    let town: TownClient
    let people: Cast

    before(async () => {
      mary = await open({ sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      town = mary.town
      people = await cast(town)
      await mary.ask(
        `insert into circuit (id, version, doc) values ($1, 1, $2)`,
        formFirst.id,
        JSON.stringify(formFirst),
      )
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await town.violations(), []))

    const waiting = async (title: string): Promise<string> => {
      const { card } = await retained(town, people, title)
      return submitted(town, people, card, { title, body: 'Le pont rouvre lundi à midi.' })
    }
    const rows = async (title: string): Promise<{ post: Post; validation: Validation }> => {
      const [row] = await mary.ask<{ post: Post; validation: Validation }>(
        `select p.doc as post, v.doc as validation from post p join validation v on v.id = p.doc->>'validationId' where p.doc->'content'->>'title' = $1`,
        title,
      )
      return row!
    }

    it('a corrected word: proposed by the head, accepted by the author, confirmed; the visa for the form stays, the head is no author', async () => {
      const title = 'Un mot à changer'
      await waiting(title)
      await approvedBy(town, people.otherComms.id, title)
      const card = await inChat(town, people.head.id, 'Approuver', title)
      const opened = await pressed(town, people.head.id, { activityId: card.id, button: 'Proposer une correction' })
      const propose = (inputs: Record<string, unknown>) =>
        town.dialog(people.head.id, {
          activityId: card.id,
          card: cardOf(opened),
          button: 'Proposer la correction',
          inputs,
        })
      const words = { title, summary: `Résumé de ${title}`, body: 'Le pont rouvre mardi à midi.' }
      assert.match(JSON.stringify((await propose({ ...words, summary: '' })).body), /Il manque le résumé/)
      assert.match(JSON.stringify((await propose(words)).body), /Correction proposée à/)

      const asked = await inChat(town, people.comms.id, 'propose une correction', title)
      assert.match(readable(asked), /lundi.*mardi/)
      const {
        proposals: [proposal],
        id: validationId,
      } = (await rows(title)).validation
      const forged = {
        type: 'Action.Execute',
        verb: 'proposal.accept',
        data: { validationId, proposalId: proposal!.id },
      }
      const refused = await pressed(town, people.head.id, { activityId: card.id, action: forged })
      assert.match(JSON.stringify(refused.body), /à une autre personne de l’accepter/)
      assert.match((await rows(title)).post.content.body, /lundi/)

      const accepted = await pressed(town, people.comms.id, { activityId: asked.id, button: 'Accepter' })
      assert.match(JSON.stringify(accepted.body), /Acceptée par/)
      const fresh = await inChat(town, people.head.id, 'Approuver', title, 'Votre correction est acceptée')
      assert.notEqual(fresh.id, card.id)
      const runs = elements(fresh.mine ?? fresh.attachments).filter(({ type }) => type === 'TextRun')
      assert.deepEqual(
        runs.filter(({ strikethrough }) => strikethrough).map(({ text }) => text),
        ['lundi'],
      )
      assert.deepEqual(
        runs.filter(({ weight }) => weight === 'Bolder').map(({ text }) => text),
        ['mardi'],
      )

      const { post, validation } = await rows(title)
      assert.ok(!post.authors.some(({ id }) => id === people.head.id))
      assert.deepEqual(
        [validation.current, validation.steps[0]!.visas.map(({ by }) => by.id)],
        [1, [people.otherComms.id]],
      )
      await nothingLeft(town, people.otherComms.id, 'Approuver', title)
      await pressed(town, people.head.id, { activityId: fresh.id, button: 'Approuver' })
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      const said = await mary.ask<{ verb: string }>(
        `select verb from journal where subject = $1 order by seq`,
        post.reference,
      )
      assert.deepEqual(said.map(({ verb }) => verb).slice(-7), [
        'validation.correction-proposed',
        'attempt.refused',
        'post.saved',
        'validation.voided',
        'validation.correction-accepted',
        'post.submitted',
        'validation.approved',
      ])
    })

    it('a correction that is not accepted: the approver reads why, and decides', async () => {
      const title = 'Un mot qui reste'
      await waiting(title)
      await approvedBy(town, people.otherComms.id, title)
      const card = await inChat(town, people.head.id, 'Approuver', title)
      const opened = await pressed(town, people.head.id, { activityId: card.id, button: 'Proposer une correction' })
      await town.dialog(people.head.id, {
        activityId: card.id,
        card: cardOf(opened),
        button: 'Proposer la correction',
        inputs: { title, summary: `Résumé de ${title}`, body: 'Le pont rouvre dimanche.' },
      })
      const asked = await inChat(town, people.comms.id, 'propose une correction', title)
      await pressed(town, people.comms.id, {
        activityId: asked.id,
        button: 'Ne pas accepter > Ne pas accepter',
        inputs: { reason: 'L’arrêté dit bien lundi' },
      })
      await inChat(town, people.head.id, 'Votre correction', 'L’arrêté dit bien lundi', title)
      await approvedBy(town, people.head.id, title)
      await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
    })

    it('comments go to and fro, each with a card of its own, and stay readable on the next version', async () => {
      const title = 'À commenter'
      const reference = await waiting(title)
      const card = await inChat(town, people.otherComms.id, 'Approuver', title)
      await pressed(town, people.otherComms.id, {
        activityId: card.id,
        button: 'Commenter',
        inputs: { comment: 'La photo est-elle libre de droits ?' },
      })
      const rung = await inChat(town, people.comms.id, 'Répondre', 'libre de droits')
      await pressed(town, people.comms.id, {
        activityId: rung.id,
        button: 'Répondre > Répondre',
        inputs: { comment: 'Oui, elle est de nous.' },
      })
      await inChat(town, people.otherComms.id, 'répond à votre commentaire', 'elle est de nous')
      await inChat(town, people.otherComms.id, 'Approuver', title, 'Commentaires (2)')
      await inChat(town, people.comms.id, title, 'En validation', 'Commentaires (2)')
      await town.say(people.head.id, `commenter ${reference} Et moi ?`)
      await inChat(town, people.head.id, 'Je ne trouve pas')

      await pressed(town, people.otherComms.id, {
        activityId: card.id,
        button: 'Demander des modifications > Demander des modifications',
        inputs: { reason: 'Le titre' },
      })
      const again = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      const editor = await editorOpened(town, people.comms.id, again)
      assert.match(JSON.stringify(cardOf(editor)), /demande des modifications.*Le titre.*libre de droits/)
      await submitted(town, people, again, { title, body: 'Le pont rouvre lundi, à midi.' })
      const fresh = await inChat(town, people.otherComms.id, 'Approuver', title, 'Sur la version 1', 'libre de droits')
      assert.notEqual(fresh.id, card.id)
      const old = await pressed(town, people.otherComms.id, {
        activityId: fresh.id,
        action: {
          type: 'Action.Execute',
          verb: 'comment.add',
          data: { postId: (await rows(title)).post.id, seal: 'of-before', comment: 'Trop tard' },
        },
      })
      assert.match(JSON.stringify(old.body), /Approuver/)
      assert.ok(!(await rows(title)).validation.comments.some(({ text }) => text === 'Trop tard'))
    })

    it('a submission taken back and made again unchanged keeps its visa; given up, whoever was asked is told', async () => {
      const title = 'Reprise telle quelle'
      const reference = await waiting(title)
      await approvedBy(town, people.otherComms.id, title)
      const card = await inChat(town, people.head.id, 'Approuver', title)
      const tracking = await inChat(town, people.comms.id, title, 'Retirer la soumission')
      await pressed(town, people.comms.id, { activityId: tracking.id, button: 'Retirer la soumission' })
      await inChat(town, people.head.id, title, 'a retiré la soumission')
      const late = await pressed(town, people.head.id, {
        activityId: card.id,
        action: {
          type: 'Action.Execute',
          verb: 'validation.approve',
          data: { postId: (await rows(title)).post.id, seal: (await rows(title)).validation.seal, step: 1 },
        },
      })
      assert.match(JSON.stringify(late.body), /a retiré la soumission/)
      const withdrawn = await inChat(town, people.comms.id, title, 'Soumission retirée', 'Soumettre à validation')
      await pressed(town, people.comms.id, { activityId: withdrawn.id, button: 'Soumettre à validation' })
      await inChat(town, people.head.id, 'Approuver', title)
      assert.deepEqual(
        (await rows(title)).validation.steps[0]!.visas.map(({ by }) => by.id),
        [people.otherComms.id],
      )
      await town.say(people.comms.id, `abandonner ${reference}`)
      await inChat(town, people.head.id, title, 'a abandonné cette publication')
    })
  })
})
