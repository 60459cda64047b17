import type { Actor } from '../../../domain/actor.ts'
import { newBroadcast } from '../../../domain/broadcasts/new-broadcast.ts'
import { type Change, refresh } from '../../../change.ts'
import { barredFrom, type Circuit, currentCircuit } from '../../../domain/circuits/circuit.ts'
import type { Ports } from '../../../ports.ts'
import { aboutOf, delegated } from '../../delegations/stand-ins-of.ts'
import { facetDigests } from '../../../domain/seal-facets.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { askedCards, trackingCards } from '../../cards/validation-cards.ts'
import { followersOf } from '../../../domain/validations/concerned.ts'
import { carryVisas } from '../../../domain/validations/carry-visas.ts'
import { carriedComments } from '../../../domain/validations/threads.ts'
import { slotJobs, stepOpened } from '../../validations/deadline-jobs.ts'
import { withDues } from '../../../domain/validations/dues.ts'
import { opened } from '../../../domain/validations/decide.ts'
import type { Proposal } from '../../../domain/validations/proposal.ts'
import { seenBefore } from '../../validations/mark-shown.ts'
import type { Step, Validation } from '../../../domain/validations/validation.ts'
import type { PostDecision } from '../writing/change-post.ts'
import type { Post, SealedVersion } from '../../../domain/posts/post.ts'
import { typeset } from '../../../domain/posts/text/typography.ts'

export type SubmissionNeeds = Pick<
  Ports,
  'posts' | 'validations' | 'placements' | 'delegations' | 'directory' | 'newId' | 'newReference'
>
/**
 * `before`: the validation of the version before. `corrected`: the proposed correction that this version takes over.
 */
export type Submission = {
  version: SealedVersion
  circuit: Circuit
  steps: Step[]
  before: Validation | null
  urgent?: boolean
  corrected?: Proposal
  settings: WorkingHours
}
type Submitted = { kind: 'submitted'; post: Post; validation: Validation }

/**
 * The changes when a version is sealed: it waits for its first incomplete step, or is approved if nothing in it is new.
 */
export async function submission(
  ports: SubmissionNeeds,
  post: Post,
  actor: Actor,
  submitted: Submission,
): Promise<PostDecision<Submitted>> {
  const { version, before, settings } = submitted
  const id = ports.newId()
  const seen = before ? await seenBefore(ports, before) : {}
  const steps = await asked(ports, post, submitted)
  const validation: Validation = withDues(
    { ...newValidation(post, { ...submitted, steps }, id), seenBefore: seen },
    settings,
  )
  const sealed: Post = {
    ...post,
    state: 'in-validation',
    sealed: [...post.sealed, version],
    validationId: id,
    broadcastId: null,
    updatedAt: version.at,
  }
  const approved = validation.state === 'approved' ? await ready(ports, sealed, version) : null
  return {
    post: approved ? { ...sealed, state: 'approved', broadcastId: approved.broadcastId } : sealed,
    also: [
      { save: 'validation', row: validation, ifVersion: 0 },
      {
        journal: {
          verb: 'post.submitted',
          actor,
          subject: post.reference,
          seal: version.seal,
          details: told(validation, version),
        },
      },
      ...(approved ? [...approved.changes, ...slotJobs(validation, settings)] : []),
      // Cards of the earlier version now say whether its visas count.
      ...(before ? askedCards(before) : []),
      ...askedCards(validation),
      ...trackingCards(sealed, validation),
      ...stepOpened(null, validation),
    ],
    answer: post => ({ kind: 'submitted', post, validation }),
  }
}

/** All that the circuit was at that moment, so that the journal alone tells the whole validation. */
function told({ circuit, steps, authors, barred, urgent }: Validation, version: SealedVersion) {
  const { number, headCount } = version
  return {
    version: number,
    headCount,
    circuit: circuit.name,
    at: version.at,
    facets: JSON.stringify(facetDigests(version)),
    steps: JSON.stringify(steps),
    authors: JSON.stringify(authors),
    barred: JSON.stringify(barred),
    ...(urgent && { urgent }),
  }
}

/** The steps with the visas that stay, and the stand-ins of people who are still asked. */
function asked(
  ports: Pick<Ports, 'delegations' | 'directory'>,
  { authors, sealed }: Post,
  { version, circuit, steps, before }: Submission,
): Promise<Step[]> {
  const ids = authors.map(({ id }) => id)
  const judged = { circuit, authors: ids, barred: barredFrom(circuit, version.at), reassignments: [] }
  const about = aboutOf(judged, version.at)
  return delegated(ports, before ? carryVisas(steps, before, [...sealed, version], version, about.out) : steps, about)
}

function newValidation(
  post: Post,
  { version, circuit, steps, before, urgent = false, corrected }: Submission,
  id: string,
): Omit<Validation, 'seenBefore'> {
  const authors = post.authors.map(author => author.id)
  const { number, name } = currentCircuit(circuit)
  return {
    id,
    version: 1,
    postId: post.id,
    reference: post.reference,
    title: typeset(post.content.title, post.content.locale),
    postVersion: version.number,
    seal: version.seal,
    circuit: { id: circuit.id, name, number },
    ...opened(steps, version.at, null),
    decisions: [],
    submittedBy: version.by,
    submittedAt: version.at,
    authors,
    followers: followersOf(post, version.by),
    barred: barredFrom(circuit, version.at),
    deadline: version.slot,
    urgent,
    shown: {},
    nudges: [],
    reassignments: [],
    escalations: [],
    missed: null,
    comments: carriedComments(before),
    proposals: corrected ? [corrected] : [],
  }
}

async function ready(
  ports: Pick<Ports, 'newId' | 'newReference'>,
  post: Post,
  version: SealedVersion,
): Promise<{ broadcastId: string; changes: Change[] }> {
  const id = ports.newId()
  const reference = await ports.newReference('DIF', `${post.id} ${post.version}`)
  const row = newBroadcast(post, version, { id, reference, at: version.at })
  return {
    broadcastId: id,
    changes: [{ save: 'broadcast', row, ifVersion: 0 }, refresh({ card: 'broadcast', broadcastId: id })],
  }
}
