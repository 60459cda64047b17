import assert from 'node:assert/strict'
import { submitInitiative } from '../../../../../src/core/use-cases/initiatives/submit-initiative.ts'
import { declineInitiative, retainInitiative } from '../../../../../src/core/use-cases/initiatives/triage-initiative.ts'
import { creditAuthor } from '../../../../../src/core/use-cases/posts/writing/credit-author.ts'
import { duplicatePost } from '../../../../../src/core/use-cases/posts/writing/duplicate-post.ts'
import { savePost } from '../../../../../src/core/use-cases/posts/writing/save-post.ts'
import { submitPost } from '../../../../../src/core/use-cases/posts/submission/submit-post.ts'
import type { Post } from '../../../../../src/core/domain/posts/post.ts'
import { renderPost } from '../../../../cards/every-card.ts'
import { createFakePorts, type FakePorts, settings } from '../../../../fakes/ports.ts'
import { actor, alice, hugo } from '../../../../fakes/town.ts'
import { comms, fields, refreshed } from '../../../../fakes/walk.ts'
import { ofName } from '../../../../support/of-name.ts'

const id = 'i1'
const author = actor(alice)
const line = `Une idée ${ofName(alice.name)}`

describe('the author of an idea', () => {
  let ports: FakePorts
  const propose = (more: Record<string, unknown> = {}) =>
    submitInitiative(ports, author, { id, fields: { title: 'Une ruche', text: 'Du miel', ...more }, form: null })
  const read = async () => (await ports.initiatives.byId(id))!
  const post = async (): Promise<Post> => (await ports.posts.byId((await read()).postId!))!
  const credit = (agrees: boolean, who = author) => creditAuthor(ports, who, id, agrees)
  const write = async () => {
    const { id: postId, revision } = await post()
    const saved = await savePost(ports, comms, { postId, revision, fields }, settings)
    assert.ok(saved.kind === 'saved', JSON.stringify(saved))
  }
  const submit = async () => {
    const { id: postId, revision } = await post()
    const sent = await submitPost(ports, comms, { postId, revision }, settings)
    assert.ok(sent.kind === 'submitted', JSON.stringify(sent))
    return sent.post.sealed.at(-1)!
  }
  // The very bytes.
  beforeEach(() => (ports = { ...createFakePorts(), renderPost }))

  it('is named on nothing that they did not agree to', async () => {
    await propose()
    await retainInitiative(ports, comms, id)
    assert.equal((await post()).content.credit, undefined)
    assert.ok(!(await submitted()).card.includes('Une idée d'))
  })

  const submitted = async () => {
    await write()
    return (await submit()).rendered
  }

  it('who agreed in the form is named in the bytes that are sealed, whatever comms writes', async () => {
    await propose({ credited: 'true' })
    await retainInitiative(ports, comms, id)
    assert.deepEqual((await post()).content.credit, { person: { id: alice.id, name: alice.name }, department: null })
    assert.ok((await submitted()).card.includes(line))
  })

  it('of a colleague without Teams cannot agree for them', async () => {
    assert.deepEqual(await propose({ credited: 'true', onBehalfOf: 'Josiane Roux' }), {
      kind: 'invalid',
      errors: { credited: 'not-own-idea' },
    })
    await propose({ onBehalfOf: 'Josiane Roux' })
    assert.equal((await credit(true)).kind, 'not-own-idea')
  })

  it('may change their mind as long as it is a draft, on the proposal and on the post', async () => {
    await propose()
    assert.equal((await credit(true)).kind, 'credited')
    await retainInitiative(ports, comms, id)
    assert.ok((await post()).content.credit)
    assert.equal((await credit(false)).kind, 'credited')
    assert.equal((await post()).content.credit, undefined)
    assert.equal((await credit(true)).kind, 'credited')
    const { content, editing, state } = await post()
    assert.deepEqual([content.credit?.person.id, editing, state], [alice.id, [], 'draft'])
    const { version } = await read()
    assert.equal((await credit(true)).kind, 'credited', 'delivered again')
    assert.equal((await read()).version, version)
    assert.ok(!refreshed(ports).some(key => key.startsWith('credit-lost')))
  })

  it('who takes it back once it is submitted makes it a draft without the name, and comms is told', async () => {
    await propose({ credited: 'true' })
    await retainInitiative(ports, comms, id)
    await write()
    const first = await submit()
    ports.jobs.length = 0
    assert.equal((await credit(false)).kind, 'credited')
    const { state, content, validationId } = await post()
    assert.deepEqual([state, content.credit], ['draft', undefined])
    assert.equal((await ports.validations.byId(validationId!))?.state, 'void')
    assert.ok(refreshed(ports).some(key => key.startsWith(`credit-lost:${id}`)))
    assert.ok(first.rendered.card.includes(line))
    const second = await submit()
    assert.ok(!second.rendered.card.includes(line))
    assert.notEqual(second.seal, first.seal)
  })

  it('who agrees only once it is submitted is too late: nobody’s visa is void for a name', async () => {
    await propose()
    await retainInitiative(ports, comms, id)
    await write()
    await submit()
    assert.equal((await credit(true)).kind, 'credit-late')
    assert.deepEqual([(await read()).credited, (await post()).state], [undefined, 'in-validation'])
  })

  it('has no say once people have it, while it is corrected, or when nothing comes of it', async () => {
    await propose({ credited: 'true' })
    await retainInitiative(ports, comms, id)
    const row = await post()
    for (const change of [
      { state: 'broadcast' as const },
      { state: 'cancelled' as const },
      { correcting: { broadcastId: 'b', content: row.content, expiresOn: null } },
    ]) {
      ports.tamper('post', { ...row, ...change })
      assert.equal((await credit(false)).kind, 'credit-over')
    }
    ports = createFakePorts()
    await propose()
    await declineInitiative(ports, comms, id, 'Non')
    assert.equal((await credit(true)).kind, 'credit-over')
  })

  it('alone says it; a copy of the post names nobody', async () => {
    await propose({ credited: 'true' })
    assert.equal((await credit(false, actor(hugo))).kind, 'not-yours')
    assert.equal((await credit(false, comms)).kind, 'not-yours')
    await retainInitiative(ports, comms, id)
    const copy = await duplicatePost(ports, comms, (await post()).id)
    assert.equal(copy.kind === 'created' && copy.post.content.credit, undefined)
  })
})
