import type { PersonId } from '../../../domain/actor.ts'
import type { FaceOf } from '../../../domain/faces/face.ts'
import { mayBeAsked } from '../../../domain/validations/chairs.ts'
import type { Validation } from '../../../domain/validations/validation.ts'
import type { Post } from '../../../domain/posts/post.ts'
import { trackingCards } from '../../cards/validation-cards.ts'
import type { KeptCards } from '../../kept-card.ts'
import { isOutdated } from '../../validations/decline-proposal.ts'
import {
  escalatedFace,
  missedFace,
  readValidation,
  trackingFace,
  validationFace,
  type ValidationReads,
  waitingFace,
} from './validation-faces.ts'

type Kinds = 'validation' | 'escalated' | 'missed' | 'tracking' | 'comment' | 'proposal'
type OfValidation = Pick<FaceOf<Kinds>, 'validation' | 'post' | 'reader'>

const ofValidation = {
  reference: ({ post }: OfValidation) => post.reference,
  title: ({ validation }: OfValidation) => validation.title,
  reader: ({ validation, post, reader }: OfValidation) => nameIn(validation, post, reader),
  isWaitedFor: ({ validation }: OfValidation) => validation.state === 'waiting',
}
const ofPost = { ...ofValidation, listed: 'posts' } as const

export const keptValidations: KeptCards<Kinds | 'waiting', ValidationReads> = {
  validation: {
    ...ofPost,
    see: (ports, { validationId, person }) => validationFace(ports, validationId, person),
    isWaitedFor: ({ validation, reader }) => mayBeAsked(validation, reader),
    whoWaits: ({ post, validation }) => trackingCards(post, validation),
  },
  waiting: {
    see: waitingFace,
    title: ({ waiting }) => waiting.lines[0]?.validation.title ?? '',
    reader: ({ waiting, reader }) =>
      waiting.lines.map(({ validation, post }) => nameIn(validation, post, reader)).find(name => name !== '') ?? '',
    isWaitedFor: ({ moved, waiting }) => moved === null && waiting.lines.length > 0,
  },
  escalated: { ...ofValidation, see: escalatedFace },
  missed: { ...ofValidation, see: missedFace },
  tracking: { ...ofPost, see: trackingFace, reader: ({ validation }) => validation.submittedBy.name },
  /** A comment on one version, to one person whom it addresses. */
  comment: {
    ...ofPost,
    see: async (ports, { validationId, commentId, person }) => {
      const read = await readValidation(ports, validationId)
      if (!read?.validation.comments.some(one => one.id === commentId)) return null
      return { to: { kind: 'person', id: person }, face: { face: 'comment', ...read, commentId, reader: person } }
    },
    isWaitedFor: ({ post, validation }) => post.validationId === validation.id && post.state === 'in-validation',
  },
  /** A correction proposed for one version, to one person whom it addresses. */
  proposal: {
    ...ofPost,
    see: async (ports, { validationId, proposalId, person }) => {
      const read = await readValidation(ports, validationId)
      const proposal = read?.validation.proposals.find(one => one.id === proposalId)
      if (!read || !proposal) return null
      return { to: { kind: 'person', id: person }, face: { face: 'proposal', ...read, proposal, reader: person } }
    },
    isWaitedFor: face => face.proposal.state === 'offered' && !isOutdated(face),
  },
}

function nameIn({ steps, submittedBy }: Validation, { authors }: Post, person: PersonId | null): string {
  const concerned = [
    ...authors,
    submittedBy,
    ...steps.flatMap(({ approvers }) => approvers.flatMap(one => [one, ...one.standIns])),
  ]
  return concerned.find(({ id }) => id === person)?.name ?? ''
}
