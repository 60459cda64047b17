import assert from 'node:assert/strict'
import type { OtherChannel } from '../../src/core/domain/channels/channel.ts'
import { type PictureUse, pictureUses, useOf } from '../../src/core/domain/pictures/use.ts'
import { type Post, picturesMax } from '../../src/core/domain/posts/post.ts'
import { beginBroadcast } from '../../src/core/use-cases/broadcasts/sending/begin-broadcast.ts'
import { addReady } from '../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { approvedByHand } from '../../src/core/use-cases/releases/approved-by-hand.ts'
import { opened, type PaperPorts, paperPorts, printed } from './composed.ts'
import { type FakeNetwork, fakeNetwork } from './network.ts'
import { png } from './pictured-edition.ts'
import { settings } from './ports.ts'
import { approvedAgain, inMs, releaseClock, releaseOf } from './released.ts'
import { comms, written } from './walk.ts'

const channels = ['site', 'bluesky', 'facebook'] as const
const minute = 60_000
export type World = { ports: PaperPorts; networks: Record<'site' | 'bluesky', FakeNetwork> }

/** All that is sent has these bytes, and they are their digest. */
export const bytes = '\x89PNG'

export function pictureWorld(): World {
  const networks = { site: fakeNetwork(), bluesky: fakeNetwork() }
  const ports = paperPorts()
  ports.networks = { site: networks.site.network, bluesky: networks.bluesky.network }
  ports.pictures = {
    ...ports.pictures,
    add: async () => ({ kind: 'added', digest: bytes }),
    shaped: async () => ({ bytes: png, contentType: 'image/png', digest: bytes, isCut: false }),
  }
  return { ports, networks }
}

/** Approved for every channel, with whatever pictures its card has: an hour from now on. */
export async function approvedEverywhere({ ports }: World, postId: string): Promise<Post> {
  const { content, audience, authors, proposer } = await written(ports, {
    body: 'Le pont **rouvre** lundi.',
    section: 'service-life',
  })
  return approvedAgain(ports, postId, post => {
    const pictures = post.content.pictures.slice(0, picturesMax).map(one => ({ ...one, alt: 'Le pont' }))
    const variant = { text: 'Le pont rouvre.', warning: '', pictures: pictures.map(({ id }) => id) }
    return {
      ...post,
      // Those who are asked for a visa are asked by whose text it is.
      authors,
      proposer,
      audience,
      elsewhere: channels.map(channel => ({ channel, at: inMs(ports, 60 * minute) })),
      content: {
        ...content,
        pictures,
        ...(post.content.video && { video: post.content.video }),
        variants: { article: variant, bluesky: variant, facebook: variant },
      },
    }
  })
}

/** On which uses its picture leaves, each asked of what really sends, posts or prints it. */
export async function leaving({ ports, networks }: World, { id }: Post): Promise<PictureUse[]> {
  const has = new Set<PictureUse>()
  if (await isPrinted(ports, id)) has.add('newspaper')
  if ((await isSent(ports, id)) && (await shows(ports, id))) has.add('internal')
  await releaseClock(ports).until(inMs(ports, 61 * minute))
  for (const channel of ['site', 'bluesky'] as const)
    if (networks[channel].standing.some(({ outgoing }) => outgoing.pictures.length > 0)) has.add(useOf(channel))
  assert.equal(await mayPut(ports, id, 'facebook'), has.has('networks'), 'by hand as by Mary')
  return pictureUses.filter(use => has.has(use))
}

async function isPrinted(ports: PaperPorts, postId: string): Promise<boolean> {
  const { id } = await opened(ports)
  const added = await addReady(ports, comms, { editionId: id }, settings)
  assert.ok(added.kind === 'edition-changed', JSON.stringify(added))
  assert.ok(added.edition.items.some(item => item.kind === 'post' && item.postId === postId))
  const { fault } = await printed(ports, id, 'preview')
  if (fault) assert.equal(fault.key, 'no-consent')
  return !fault && hasPicture(ports)
}

/** Whether the last proof that the press was given has one. */
export function hasPicture({ proofs }: Pick<PaperPorts, 'proofs'>): boolean {
  return proofs.at(-1)!.sections.some(({ articles }) => articles.some(({ pictures }) => pictures.length > 0))
}

async function shows(ports: PaperPorts, postId: string): Promise<boolean> {
  return (await ports.posts.byId(postId))!.sealed.at(-1)!.pictures.length > 0
}

/** Whether its cards leave; else they are held for want of an agreement. */
export async function isSent(ports: PaperPorts, postId: string): Promise<boolean> {
  const { broadcastId } = (await ports.posts.byId(postId))!
  const broadcast = (await ports.broadcasts.byId(broadcastId!))!
  ports.tamper('broadcast', { ...broadcast, state: 'scheduled', scheduledFor: ports.now() })
  const { kind } = await beginBroadcast(ports, broadcast.id, settings)
  if (kind !== 'planning') {
    const { heldBecause } = (await ports.broadcasts.byId(broadcast.id))!
    assert.deepEqual([kind, heldBecause], ['not-due', 'no-consent'])
  }
  return kind === 'planning'
}

async function mayPut(ports: PaperPorts, postId: string, channel: OtherChannel): Promise<boolean> {
  const post = (await ports.posts.byId(postId))!
  const { words, barred } = await approvedByHand(ports, await releaseOf(ports, postId, channel), post)
  return (words?.pictures.length ?? 0) > 0 && barred.length === 0
}
