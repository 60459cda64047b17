import assert from 'node:assert/strict'
import type { ConsentAnswer } from '../../src/core/domain/pictures/consent.ts'
import { agreementId } from '../../src/core/domain/pictures/change-media.ts'
import { type PictureUse, pictureUses } from '../../src/core/domain/pictures/use.ts'
import { later } from '../../src/core/domain/time.ts'
import { addAgreement, type FiledPerson } from '../../src/core/use-cases/consents/agreements/add-agreement.ts'
import { answered } from './answered.ts'
import { askAgreement } from '../../src/core/use-cases/consents/agreements/ask-agreement.ts'
import { declareConsent } from '../../src/core/use-cases/consents/declare-consent.ts'
import { endMedia } from '../../src/core/use-cases/consents/follow-media.ts'
import type { OnHolder } from '../../src/core/use-cases/consents/find-picture.ts'
import { withdrawAgreement } from '../../src/core/use-cases/consents/agreements/withdraw-agreement.ts'
import type { FakePorts } from './ports.ts'
import { actor, alice } from './town.ts'
import { comms } from './walk.ts'

const all = [...pictureUses]
const file = { fileId: 'f', name: 'accord.pdf' }

/** Says it of the picture whose bytes are `mediaId`, as it stands on that holder. */
type Say = (ports: FakePorts, mediaId: string, on: OnHolder) => Promise<void>

/** `earlier`: known before uses were told apart: only of what was there before. */
export type ConsentState = { told: string; open: readonly PictureUse[]; say: Say }

const declared =
  (...answers: ConsentAnswer[]): Say =>
  async (ports, _, on) => {
    for (const answer of answers) assert.equal((await declareConsent(ports, comms, { ...on, answer })).kind, 'declared')
  }

/** An agent who is asked, and answers so; absent: not yet. */
const asked =
  (word?: 'yes' | 'internal' | 'no', inMs?: number, pressed: ConsentAnswer = 'adults'): Say =>
  async (ports, mediaId, on) => {
    await declared(pressed)(ports, mediaId, on)
    const until = inMs === undefined ? null : later(ports.now(), inMs)
    const result = await askAgreement(ports, comms, { mediaId, person: alice.id, uses: all, until })
    assert.equal(result.kind, 'media-changed', JSON.stringify(result))
    if (word) assert.equal((await answered(ports, actor(alice), { mediaId, word })).kind, 'media-changed')
  }

const filed =
  (who: FiledPerson, uses: readonly PictureUse[] = all, signed = true): Say =>
  async (ports, mediaId, on) => {
    await declared(who.kind === 'child' ? 'children' : 'adults')(ports, mediaId, on)
    const input = { mediaId, who, uses: [...uses], until: null, file: signed ? file : null }
    assert.equal((await addAgreement(ports, comms, input)).kind, 'media-changed')
  }

const child = (...signed: [boolean, boolean]): FiledPerson => ({
  kind: 'child',
  name: 'Léo',
  parents: ['Ana', 'Paul'],
  signed,
})
const outsider: FiledPerson = { kind: 'outsider', name: 'Jeanne' }
const first =
  (...steps: Say[]): Say =>
  async (...given) => {
    for (const step of steps) await step(...given)
  }
const withdrawn: Say = async (ports, mediaId) => {
  const id = agreementId(mediaId, alice.id)
  const result = await withdrawAgreement(ports, actor(alice), { mediaId, agreementId: id })
  assert.equal(result.kind, 'media-changed')
}

/** Its end comes, and the job that writes so runs. */
const over: Say = async (ports, mediaId) => {
  ports.pass(1_000)
  await endMedia(ports, mediaId)
}

/** Each state of consent, and the uses that it opens. A poster shows no picture: nothing leaves on one. */
export const consentStates: readonly ConsentState[] = [
  { told: 'nobody can be recognised', open: all, say: declared('nobody') },
  { told: 'not known', open: [], say: declared('unsure') },
  { told: 'a no', open: [], say: declared('refused') },
  { told: '« J’ai l’accord », and no more', open: ['internal', 'newspaper'], say: declared('adults') },
  { told: 'children, and no more', open: [], say: declared('children') },
  { told: 'children, the parents said yes', open: [], say: declared('children', 'parents') },
  { told: 'children, one parent signed', open: [], say: filed(child(true, false)) },
  { told: 'children, both parents told it', open: [], say: filed(child(true, true), all, false) },
  { told: 'children, both parents signed', open: all, say: filed(child(true, true)) },
  {
    told: 'children, both signed, beside an agent for inside',
    open: ['internal'],
    say: first(filed(child(true, true)), asked('internal')),
  },
  { told: 'an agent was asked', open: [], say: asked(undefined, undefined, 'unsure') },
  { told: 'an agent was asked, after « J’ai l’accord »', open: [], say: asked() },
  {
    told: 'an agent was asked, then « Personne de reconnaissable »',
    open: [],
    say: first(asked(), declared('nobody')),
  },
  { told: 'an agent agreed', open: all, say: asked('yes') },
  { told: 'an agent agreed, of the others it is not known', open: [], say: asked('yes', undefined, 'unsure') },
  {
    told: 'an agent agreed inside, then « Personne de reconnaissable »',
    open: ['internal'],
    say: first(asked('internal'), declared('nobody')),
  },
  {
    told: 'children, one parent signed, then « Personne de reconnaissable »',
    open: [],
    say: first(filed(child(true, false)), declared('nobody')),
  },
  { told: 'an agent agreed inside', open: ['internal'], say: asked('internal') },
  { told: 'an agent said no', open: [], say: asked('no') },
  { told: 'an agent withdrew', open: [], say: first(asked('yes'), withdrawn) },
  { told: 'an agent withdrew, then comms pressed', open: [], say: first(asked('yes'), withdrawn, declared('adults')) },
  {
    told: 'an outsider signed for inside and the site',
    open: ['internal', 'site'],
    say: filed(outsider, ['internal', 'site']),
  },
  { told: 'an outsider signed for the site alone', open: ['site'], say: filed(outsider, ['site']) },
  { told: 'an agreement that is over', open: [], say: first(asked('yes', 1_000), over) },
]
