import { type Actor, isComms } from '../../domain/actor.ts'
import { departmentOf } from '../../domain/audiences/department-of.ts'
import { unlessAway } from '../../domain/errors.ts'
import type { Fault } from '../../domain/posts/lint-post.ts'
import { isAuthor, type Post } from '../../domain/posts/post.ts'
import { typesetPost } from '../../domain/posts/typography.ts'
import type { RenderedPost } from '../../domain/seal.ts'
import type { Settings } from '../../domain/settings.ts'
import { normalized } from '../../domain/text.ts'
import type { Ports } from '../../ports.ts'
import { allSections } from '../sections/all-sections.ts'
import { draftFaults } from './draft-faults.ts'

export type PreviewResult =
  /** `reader`: with whose name and department open places may be filled; null when Graph is away. */
  | { kind: 'preview'; post: Post; rendered: RenderedPost; faults: Fault[]; reader: Reader | null }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' }
export type Reader = { givenName: string; department: string | null }
type Needs = Pick<Ports, 'directory' | 'departments' | 'posts' | 'now'> & RenderNeeds

/** *Aperçu*: the very card that people will get, and what the linter still minds. */
export async function previewPost(
  ports: Needs,
  actor: Actor,
  postId: string,
  settings: Pick<Settings, 'timeZone'>,
): Promise<PreviewResult> {
  const post = await ports.posts.byId(postId)
  if (!post) return { kind: 'not-found' }
  if (!isComms(actor) && !isAuthor(post, actor.id)) return { kind: 'not-allowed' }
  const rendered = await renderSealed(ports, post)
  const faults = draftFaults(post, { now: ports.now(), card: rendered.card }, settings)
  return { kind: 'preview', post, rendered, faults, reader: await readerOf(ports, actor) }
}

function readerOf({ directory, departments }: Needs, { id }: Actor): Promise<Reader | null> {
  return unlessAway(async () => {
    const [person, all] = await Promise.all([directory.person(id), departments.all()])
    return person && { givenName: person.givenName, department: departmentOf(all, person.department) }
  }, null)
}

export type RenderNeeds = Pick<Ports, 'renderPost' | 'pictures' | 'sections'>

/** The very bytes: typeset and in NFC, so that what is hashed, stored and sent is one and the same. */
export async function renderSealed(
  ports: RenderNeeds,
  { id, content }: Pick<Post, 'id' | 'content'>,
): Promise<RenderedPost> {
  const sections = await allSections(ports)
  const { locale, summary, card } = ports.renderPost(
    typesetPost(content),
    picture => ports.pictures.address(picture),
    id,
    sections,
  )
  return { locale, summary: normalized(summary), card: normalized(card) }
}
