import assert from 'node:assert/strict'
import type { Edition } from '../../src/core/domain/newspapers/edition.ts'
import type { Newspaper } from '../../src/core/domain/newspapers/newspaper.ts'
import type { EditionProof } from '../../src/core/domain/newspapers/proof.ts'
import type { Post } from '../../src/core/domain/posts/post.ts'
import type { Ports } from '../../src/core/ports.ts'
import type { PrintFault } from '../../src/core/ports/newspapers.ts'
import { addReady } from '../../src/core/use-cases/newspapers/edition/compose-edition.ts'
import { askPrinting } from '../../src/core/use-cases/newspapers/printing/ask-printing.ts'
import { changeNewspaper } from '../../src/core/use-cases/newspapers/change-newspaper.ts'
import { openEdition } from '../../src/core/use-cases/newspapers/edition/open-edition.ts'
import { produceEdition } from '../../src/core/use-cases/newspapers/printing/produce-edition.ts'
import { createFakePorts, type FakePorts, settings } from './ports.ts'
import { actor, gaelle, karim } from './town.ts'
import { approved, comms, otherComms, press } from './walk.ts'

type Papers = Pick<Ports, 'press' | 'restoredProof' | 'editionAddresses' | 'newspaperMail'>
/** `proofs`: what the press was given. `fault`: what it says of the next one. */
export type PaperPorts = FakePorts & Papers & { proofs: EditionProof[]; fault: PrintFault | null }

const utf8 = new TextEncoder()
export const newspaperId = '00000000-0000-4000-8000-00000000ae00'

/** With a press whose bytes are the proof. */
export function paperPorts(): PaperPorts {
  const ports: PaperPorts = {
    ...createFakePorts(),
    proofs: [],
    fault: null,
    newspaperMail: null,
    press: {
      print: async proof => {
        if (ports.fault) return ports.fault
        ports.proofs.push(proof)
        const bytes = (kind: string) => utf8.encode(`${kind} ${JSON.stringify(proof)}`)
        const kept = utf8.encode(JSON.stringify(proof))
        return { kind: 'printed', html: bytes('html'), pdf: bytes('pdf'), email: bytes('email'), pages: 4, proof: kept }
      },
    },
    restoredProof: async kept => JSON.parse(new TextDecoder().decode(kept)) as EditionProof,
    editionAddresses: {
      draft: (id, production, kind) => `https://mary.example/journal/${id}~${production}.${kind}`,
      published: (id, kind) => `https://mary.example/journal/${id}.${kind}`,
    },
  }
  return ports
}

export const newspaperForm = {
  name: 'Trait d’Union',
  code: 'TU',
  tagline: 'Le journal des agents',
  director: gaelle.id,
  rhythm: 'monthly',
  sections: 'Vie des services = service-life · 6000\nPortraits = portraits\nEn bref',
  closesBefore: '5',
  everyone: 'true',
}

export async function newspaper(ports: PaperPorts, change: Record<string, unknown> = {}): Promise<Newspaper> {
  const input = { id: newspaperId, seen: 0, fields: { ...newspaperForm, ...change } }
  const made = await changeNewspaper(ports, comms, input)
  assert.ok(made.kind === 'newspaper-changed', JSON.stringify(made))
  return made.newspaper
}

export async function opened(ports: PaperPorts): Promise<Edition> {
  await newspaper(ports)
  const result = await openEdition(ports, comms, null, settings)
  assert.ok(result.kind === 'edition-open', JSON.stringify(result))
  return result.edition
}

/** Approved, for a newspaper: nothing in it is filled in for each reader. */
export async function readyPost(ports: FakePorts, change: Record<string, unknown> = {}): Promise<Post> {
  return (await approved(ports, { body: 'Le pont **rouvre** lundi.', ...change })).post
}

/** An open edition with so many approved posts. */
export async function composed(ports: PaperPorts, posts = 2): Promise<Edition> {
  const edition = await opened(ports)
  for (let n = 1; n <= posts; n++) await readyPost(ports, { title: `Article ${n}`, section: 'service-life' })
  const result = await addReady(ports, comms, { editionId: edition.id }, settings)
  assert.ok(result.kind === 'edition-changed', JSON.stringify(result))
  return result.edition
}

export async function printed(ports: PaperPorts, id: string, wanted: 'preview' | 'submission'): Promise<Edition> {
  const asked = await askPrinting(ports, comms, { editionId: id, wanted }, settings)
  assert.ok(asked.kind === 'edition-changed', JSON.stringify(asked))
  await produceEdition(ports, { id, production: asked.edition.productions }, settings)
  return (await ports.editions.byId(id))!
}

/** Submitted, with what announces it. */
export async function handedIn(ports: PaperPorts, posts = 2): Promise<{ edition: Edition; post: Post }> {
  const { id } = await composed(ports, posts)
  const edition = await printed(ports, id, 'submission')
  assert.equal(edition.state, 'submitted', JSON.stringify(edition.fault))
  return { edition, post: (await ports.posts.byId(edition.postId!))! }
}

/** Both visas: one of comms, who composed nothing, and the director of publication. */
export async function vouched(ports: PaperPorts, posts = 2): Promise<{ edition: Edition; post: Post }> {
  return approvedByBoth(ports, await handedIn(ports, posts))
}

export async function approvedByBoth(
  ports: PaperPorts,
  { edition, post }: { edition: Edition; post: Post },
): Promise<{ edition: Edition; post: Post }> {
  const at = { id: post.id, seal: post.sealed.at(-1)!.seal }
  assert.equal((await press(ports, otherComms, at, 'approve', 0)).kind, 'decided')
  const last = await press(ports, actor(gaelle), at, 'approve', 1)
  assert.ok(last.kind === 'decided', JSON.stringify(last))
  return { edition: (await ports.editions.byId(edition.id))!, post: last.post }
}

export const anotherOfComms = actor(karim, 'comms')
