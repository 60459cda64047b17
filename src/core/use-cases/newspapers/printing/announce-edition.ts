import type { Change } from '../../../change.ts'
import { type Actor, isComms } from '../../../domain/actor.ts'
import { idFrom } from '../../../domain/id-from.ts'
import type { Edition, Produced } from '../../../domain/newspapers/edition.ts'
import type { Newspaper } from '../../../domain/newspapers/newspaper.ts'
import type { EditionProof } from '../../../domain/newspapers/proof.ts'
import { emptyContent, newDraft } from '../../../domain/posts/draft/new-draft.ts'
import { type Post, type PostContent, postTitleMax, summaryMax, withAuthor } from '../../../domain/posts/post.ts'
import { plainAsRich } from '../../../domain/posts/text/rich-text.ts'
import { type SealedEdition } from '../../../domain/sealed-edition.ts'
import type { WorkingHours } from '../../../domain/settings.ts'
import { cut } from '../../../domain/text.ts'
import type { Ports } from '../../../ports.ts'
import { attachedTo, endAttached, stillOpen } from '../../posts/writing/draft-again.ts'
import { type PrepareNeeds, prepareVersion } from '../../posts/submission/prepare-version.ts'
import { submission, type SubmissionNeeds } from '../../posts/submission/submission.ts'
import { editionAsked } from '../edition-circuit.ts'

export type AnnounceNeeds = PrepareNeeds &
  SubmissionNeeds &
  Pick<Ports, 'broadcasts' | 'editionWords' | 'editionAddresses'>
type Printed = { produced: Produced; proof: EditionProof }
/** A key under `newspapers.faults`, and what it is about. */
export type AnnounceFault = { kind: 'fault'; key: string; about: string }
/** `post`: as it is saved, with the validation and all consequences, in `changes`. */
export type Announced = { kind: 'announced'; post: Post; seal: string; changes: Change[] }

/**
 * Submits the post whose card announces the edition: approvers approve it, and it is sent. Its authors are all people
 * who had a hand in the edition, so that none of them approves it. After a refusal it is the same post again.
 */
export async function announceEdition(
  ports: AnnounceNeeds,
  edition: Edition,
  newspaper: Newspaper,
  { produced, proof }: Printed,
  settings: WorkingHours,
): Promise<Announced | AnnounceFault> {
  const { askedBy } = edition
  if (askedBy === null) throw new Error(`Nobody asked for the printing of ${edition.reference}`)
  const { locale } = ports.editionWords
  const actor: Actor = { ...askedBy, locale, roles: await ports.directory.roles(askedBy.id) }
  // They asked for it, and left comms while it was printed.
  if (!isComms(actor)) return { kind: 'fault', key: 'not-comms', about: '' }
  const { before, changes: ended } = await draftOf(ports, edition, actor)
  const now = ports.now()
  const draft: Post = {
    ...before,
    state: 'draft',
    revision: before.revision + 1,
    content: contentOf(ports, edition, newspaper, proof),
    audience: newspaper.readers,
    authors: withAuthor(edition.authors, askedBy),
    editionId: edition.id,
    updatedAt: now,
  }
  const asked = await editionAsked(ports, newspaper, draft, { unvouched: produced.words !== '', now })
  if ('kind' in asked) return { kind: 'fault', key: 'no-approver', about: asked.step }
  const prepared = await prepareVersion(
    ports,
    actor,
    draft,
    settings,
    asked,
    null,
    sealedEdition(edition, produced, newspaper),
  )
  switch (prepared.kind) {
    case 'prepared':
      break
    case 'faults':
      return refusedCard(prepared.faults[0]?.key ?? '')
    case 'no-approver':
      return { kind: 'fault', key: 'no-approver', about: prepared.step }
    case 'outside-perimeter':
      return { kind: 'fault', key: 'outside-perimeter', about: String(prepared.people) }
    case 'no-circuit':
    case 'of-an-edition':
      return refusedCard(prepared.kind)
  }
  const submitted = await submission(ports, draft, actor, prepared)
  const post = { ...submitted.post, version: before.version + 1 }
  return {
    kind: 'announced',
    post,
    seal: prepared.version.seal,
    changes: [...ended, { save: 'post', row: post, ifVersion: before.version }, ...submitted.also],
  }
}

/** Each kind has its own remedy. `key`: under `errors`, with what it is about after a colon. */
function refusedCard(key: string): AnnounceFault {
  const [name = '', about = ''] = key.split(/:(.*)/s)
  if (name === 'no-audience' || name === 'nobody-in-it') return { kind: 'fault', key: 'no-readers', about: '' }
  if (name.startsWith('brace-')) return { kind: 'fault', key: 'announcement-brace', about }
  if (name.endsWith('-too-long') || name === 'card-too-big') return { kind: 'fault', key: 'announcement', about: '' }
  return { kind: 'fault', key: 'announcement-other', about: name }
}

/** The earlier post, after ending what depended on it, else a new one: run again, the job makes the same. */
async function draftOf(
  ports: AnnounceNeeds,
  edition: Edition,
  actor: Actor,
): Promise<{ before: Post; changes: Change[] }> {
  const earlier = edition.postId === null ? null : await ports.posts.byId(edition.postId)
  if (earlier) {
    const attached = await attachedTo(ports, earlier)
    if (stillOpen(earlier, attached)) {
      const isDraft = earlier.state === 'draft'
      const changes = isDraft ? [] : endAttached(earlier, attached, actor, ports.now(), 'edited')
      return { before: { ...earlier, broadcastId: null }, changes }
    }
  }
  const id = idFrom('announces', edition.id, String(edition.productions))
  const made = await ports.posts.byId(id)
  if (made) return { before: made, changes: [] }
  const reference = await ports.newReference('PUB', id)
  const draft = newDraft(emptyContent(ports.editionWords.locale), actor, { id, reference, at: ports.now() })
  return { before: { ...draft, version: 0, revision: 0 }, changes: [] }
}

function contentOf(
  { editionWords, editionAddresses }: AnnounceNeeds,
  edition: Edition,
  { name }: Newspaper,
  proof: EditionProof,
): PostContent {
  const articles = proof.sections.flatMap(section => section.articles)
  const headlines = articles.map(({ title }) => title)
  const said = { newspaper: name, number: edition.number, headlines, articles: articles.length }
  const { title, summary, body, read } = editionWords.announce(said)
  const url = editionAddresses.published(edition.id, 'html')
  return {
    ...emptyContent(editionWords.locale),
    title: cut(title, postTitleMax),
    summary: shortened(summary),
    body: plainAsRich(body, { lists: true }),
    link: url === null ? null : { title: read, url },
  }
}

function shortened(text: string): string {
  return text.length <= summaryMax ? text : `${cut(text, summaryMax - 1)}…`
}

function sealedEdition(
  { id, reference }: Edition,
  { number, items, words, files, errata = [] }: Produced,
  { mailTo }: Newspaper,
): SealedEdition {
  return {
    editionId: id,
    reference,
    production: number,
    items,
    words,
    files: { html: files.html.digest, pdf: files.pdf.digest, email: files.email.digest },
    ...(errata.length > 0 && { errata }),
    mailTo,
  }
}
