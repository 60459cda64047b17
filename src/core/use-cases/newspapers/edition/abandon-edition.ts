import type { Actor } from '../../../domain/actor.ts'
import type { Change } from '../../../change.ts'
import { pictureIds } from '../../../domain/newspapers/piece-pictures.ts'
import { isPostItem } from '../../../domain/newspapers/reading-order.ts'
import type { Ports } from '../../../ports.ts'
import { abandonedMs, endLeftBehind } from '../../pictures/left-behind.ts'
import { standing } from './compose-edition.ts'
import { feeding } from './feed-edition.ts'
import { type ComposeRefusal, type EditionChanged, type EditionNeeds, notOpen, onEdition } from './edition-road.ts'

export type AbandonEditionResult = EditionChanged<Record<never, never>> | ComposeRefusal
type Needs = EditionNeeds & Pick<Ports, 'posts' | 'calls' | 'editionFiles'>

/** *Abandonner*: its number stays used; its posts and calls may go into another edition. */
export async function abandonEdition(ports: Needs, actor: Actor, editionId: string): Promise<AbandonEditionResult> {
  const result = await onEdition<Record<never, never>, ComposeRefusal>(ports, actor, editionId, async edition => {
    const closed = notOpen(edition, ports.now())
    if (closed) return closed
    const posts = await Promise.all(edition.items.filter(isPostItem).map(({ postId }) => ports.posts.byId(postId)))
    const calls = await Promise.all(edition.calls.map(id => ports.calls.byId(id)))
    const also: Change[] = [
      ...posts.flatMap(post => (post ? [standing(post, edition.id, false)] : [])),
      ...endLeftBehind(pictureIds(...edition.items), null, abandonedMs),
      ...calls.flatMap(call => (call?.editionId === edition.id ? [feeding(call, null)] : [])),
    ]
    return {
      edition: { ...edition, state: 'abandoned', calls: [], produced: null, wanted: null },
      verb: 'edition.abandoned',
      also,
      more: {},
    }
  })
  if (result.kind === 'edition-changed') await ports.editionFiles.keepOnly(editionId, null)
  return result
}
