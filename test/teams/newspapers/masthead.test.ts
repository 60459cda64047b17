import assert from 'node:assert/strict'
import { endPicture } from '../../../src/core/use-cases/posts/pictures/end-picture.ts'
import { isServed } from '../../../src/core/use-cases/posts/pictures/is-served.ts'
import { composed, newspaper, paperPorts, type PaperPorts, printed } from '../../fakes/composed.ts'
import { png } from '../../fakes/pictured-edition.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, written } from '../../fakes/walk.ts'
import { createChat, picture } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

describe('the masthead of a newspaper', () => {
  let ports: PaperPorts
  let chat: ReturnType<typeof createChat>
  let decoded: 'added' | 'not-a-picture' | 'too-big'
  let erased: string[]
  beforeEach(() => {
    ports = paperPorts()
    decoded = 'added'
    erased = []
    const kept = new Set<string>()
    ports.teamsFiles = { mayFetch: () => true, fetch: async () => png }
    ports.pictures = {
      ...ports.pictures,
      add: async id => {
        if (decoded !== 'added') return { kind: decoded }
        kept.add(id)
        return { kind: 'added', digest: `digest of ${id}`, size: { width: 1024, height: 180 } }
      },
      shaped: async id =>
        kept.has(id) ? { bytes: png, contentType: 'image/png', digest: `digest of ${id}`, isCut: false } : null,
      erase: async id => {
        kept.delete(id)
        erased.push(id)
      },
    }
    chat = createChat(ports)
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const paper = async () => (await ports.newspapers.all())[0]!
  const sent = async (name = 'bandeau.png', who = comms) => (await chat.say(who, '', [picture(name)]))[0]!
  /** As one of comms does it: a picture, *Pour un journal*, and which one. */
  const chosen = async (name?: string) => {
    const which = await press('newspaper.picture', dataOf(await sent(name), 'newspaper.picture'))
    const asked = await press('newspaper.masthead', dataOf(which, 'newspaper.masthead'))
    return decoded === 'added' && /Peut-on/.test(plainIn(asked))
      ? press('consent.nobody', dataOf(asked, 'consent.nobody'))
      : asked
  }

  it('is a picture that comms sent, with what it says; it is printed with these bytes', async () => {
    const { id } = await composed(ports)
    const says = plainIn(await say('journal TU bandeau'))
    assert.match(says, /Aucun bandeau.*envoyez une image à Mary.*« Pour un journal »/)
    const picked = await sent()
    assert.match(plainIn(picked), /Pour un journal/, 'the button has the name that the card says')
    const which = await press('newspaper.picture', dataOf(picked, 'newspaper.picture'))
    assert.match(plainIn(which), /Bandeau TU/)
    const asked = await press('newspaper.masthead', dataOf(which, 'newspaper.masthead'))
    assert.match(plainIn(asked), /Peut-on reconnaître quelqu’un/)
    assert.equal((await printed(ports, id, 'preview')).fault?.key, 'masthead-no-consent')
    assert.match(plainIn(await say('journal TU')), /Le bandeau n’a pas l’accord/)
    const said = await press('consent.nobody', dataOf(asked, 'consent.nobody'))
    const card = await press('newspaper.banner', dataOf(said, 'newspaper.banner'))
    assert.match(plainIn(card), /Décrivez le bandeau : sans description, aucun numéro ne s’imprime/)
    const { fault } = await printed(ports, id, 'preview')
    assert.equal(fault?.key, 'masthead-alt-missing')
    assert.match(plainIn(await say('journal TU')), /Le bandeau n’a pas de description/)
    const bare = await press('newspaper.alt', { ...dataOf(card, 'newspaper.alt'), alt: ' ' })
    assert.match(plainIn(bare), /Champ obligatoire/)
    const long = await press('newspaper.alt', { ...dataOf(card, 'newspaper.alt'), alt: 'x'.repeat(201) })
    assert.match(plainIn(long), /Trop long/)
    assert.equal(inputsOf(long)['alt'], 'x'.repeat(201), 'what was typed stays')
    const told = await press('newspaper.alt', { ...dataOf(card, 'newspaper.alt'), alt: 'Trait d’Union' })
    assert.match(plainIn(told), /paraît dans le prochain numéro/)
    await printed(ports, id, 'preview')
    const { masthead } = ports.proofs.at(-1)!
    assert.deepEqual(
      [masthead?.alt, masthead?.bytes, masthead?.width, masthead?.height],
      ['Trait d’Union', png, 1024, 180],
    )
    assert.equal(await isServed(ports, (await paper()).masthead!.id), true, 'its card shows it')
  })

  it('is described and removed by word too', async () => {
    await newspaper(ports)
    await chosen()
    await say('journal TU bandeau : Trait d’Union, le journal')
    assert.equal((await paper()).masthead?.alt, 'Trait d’Union, le journal')
    assert.match(plainIn(await say('journal TU bandeau retirer')), /Aucun bandeau/)
    assert.equal((await paper()).masthead, null)
    assert.match(plainIn(await press('newspaper.bare', { newspaperId: (await paper()).id })), /Aucun bandeau/)
    assert.match(plainIn(await say('journal TU bandeau : Trait d’Union')), /Aucun bandeau/)
  })

  it('that is no picture, too large or gone is told at once, and changes nothing', async () => {
    await newspaper(ports)
    decoded = 'not-a-picture'
    assert.match(plainIn(await chosen()), /Ce fichier n’est pas une image/)
    decoded = 'too-big'
    assert.match(plainIn(await chosen()), /Ce fichier est trop lourd/)
    ports.teamsFiles.fetch = async () => null
    assert.match(plainIn(await chosen()), /Ce fichier n’est plus là/)
    ports.teamsFiles.fetch = async () => 'too-large'
    assert.match(plainIn(await chosen()), /Ce fichier est trop lourd/)
    assert.equal((await paper()).masthead, null)
  })

  it('whose bytes are gone, or others, or are no picture any more, prints nothing, and says why', async () => {
    const { id } = await composed(ports)
    await chosen()
    await say('journal TU bandeau : Trait d’Union')
    const { shaped } = ports.pictures
    const served = { bytes: png, contentType: 'image/png', digest: (await paper()).masthead!.digest, isCut: false }
    for (const [found, key, said] of [
      [null, 'masthead-picture-gone', /Le bandeau a disparu/],
      [{ ...served, digest: 'x' }, 'masthead-picture-differs', /n’est plus l’image choisie/],
    ] as const) {
      ports.pictures.shaped = async () => found
      assert.equal((await printed(ports, id, 'preview')).fault?.key, key)
      assert.match(plainIn(await say('journal TU')), said)
    }
    ports.pictures.shaped = shaped
    ports.fault = { kind: 'fault', key: 'masthead-not-a-picture', about: 'Trait d’Union' }
    await printed(ports, id, 'preview')
    assert.match(plainIn(await say('journal TU')), /n’est pas une image que Mary sait imprimer/)
    ports.fault = null
    assert.equal((await printed(ports, id, 'preview')).fault, null)
  })

  it('takes the place of the one before, whose bytes end; its own stay', async () => {
    await newspaper(ports)
    await chosen()
    const first = (await paper()).masthead!
    await chosen('autre.png')
    const second = (await paper()).masthead!
    assert.notEqual(first.id, second.id)
    assert.equal(second.alt, '', 'it says something else')
    for (const { id } of [first, second]) {
      assert.ok(ports.jobs.some(({ job, data }) => job === 'picture.end' && 'id' in data && data.id === id))
      await endPicture(ports, id, null)
    }
    assert.deepEqual(erased, [first.id])
    assert.equal(await isServed(ports, first.id), false)
  })

  it('is offered beside drafts, and to comms alone', async () => {
    assert.doesNotMatch(plainIn(await sent()), /Journal/, 'there is no newspaper')
    await newspaper(ports)
    await written(ports)
    const which = plainIn(await sent())
    assert.match(which, /De laquelle parlez-vous.*Un bandeau, ou l’image d’un texte.*Pour un journal/)
    assert.doesNotMatch(plainIn(await sent('photo.png', actor(alice))), /Journal|journal/)
    const newspaperId = (await paper()).id
    for (const [verb, data] of [
      ['newspaper.picture', { fileKey: 'k' }],
      ['newspaper.banner', { newspaperId }],
      ['newspaper.alt', { newspaperId, alt: 'x' }],
      ['newspaper.bare', { newspaperId }],
    ] as const)
      assert.match(plainIn(await press(verb, data, actor(alice))), /équipe communication/, verb)
    assert.match(plainIn(await press('newspaper.masthead', { newspaperId, fileKey: 'k' })), /n’est plus là/)
    assert.equal(ports.journal.at(-1)?.verb, 'attempt.refused')
  })
})
