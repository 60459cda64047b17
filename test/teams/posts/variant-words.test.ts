import assert from 'node:assert/strict'
import type { Network } from '../../../src/core/ports/networks.ts'
import { createRenderPost } from '../../../src/teams/render-post.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { brought } from '../../fakes/brought.ts'
import { actor, alice, hugo } from '../../fakes/town.ts'
import { comms, otherComms, submitted, written } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const plain = (answers: Parameters<typeof shownIn>[0]): string => shownIn(answers).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('the words of other channels in a chat', () => {
  let ports: FakePorts
  let chat: Chat
  beforeEach(() => {
    ports = createFakePorts()
    ports.renderPost = createRenderPost(createChat(ports).words, 'Europe/Paris')
    chat = createChat(ports)
  })
  const say = async (text: string, who = comms): Promise<string> => plain(await chat.say(who, text))
  const press = async (verb: string, data: object, who = comms) => plain(await chat.press(who, verb, data))

  it('are written by a line, and shown with their count and what is wrong with them', async () => {
    const { id, reference } = await written(ports)
    const number = reference.slice(-2)
    assert.match(await say(`variantes ${number}`), /Bluesky · pas prévu/)
    assert.match(
      await say(`variante ${number} bluesky : La piscine rouvre !`),
      /Bluesky : enregistré\..*19 caractères sur 300/,
    )
    assert.equal((await ports.posts.byId(id))?.content.variants?.bluesky?.text, 'La piscine rouvre !')
    await say(`canaux ${number} bluesky vendredi 14 h`)
    await say(`variante ${number} bluesky : ${'a'.repeat(301)}`)
    assert.match(await say(`variantes ${number}`), /Trop long pour ce canal : 301\/300 caractères/)
    assert.match(await say(`variante ${number} tiktok : a`), /Sur quel réseau/)
    assert.match(await say(`variante ${number} mastodon`), /variant\.save.*Proposer un texte/s)
  })

  it('of what is sent are written in its correction, once that was saved', async () => {
    const { post } = await brought(ports)
    await chat.say(comms, `corriger ${post.reference}`)
    const said = await say(`variante ${post.reference} bluesky : La piscine rouvre`)
    assert.match(said, new RegExp(`${post.reference} est diffusée : enregistrez d’abord la correction .« corriger`))
  })

  it('are proposed in the form, and saved only by its button; emptied, they go', async () => {
    const { id: postId } = await written(ports, { title: 'La piscine', summary: 'Elle rouvre.' })
    const ids = { postId, channel: 'mastodon' }
    assert.match(await press('variant.propose', ids), /La piscine\\n\\nElle rouvre\./)
    assert.equal((await ports.posts.byId(postId))?.content.variants, undefined)
    const { revision } = (await ports.posts.byId(postId))!
    const saved = await press('variant.save', {
      ...ids,
      version: revision,
      text: 'La piscine rouvre.',
      warning: 'Travaux',
    })
    assert.match(saved, /Mastodon : enregistré.*Avertissement : Travaux.*La piscine rouvre\./s)
    const now = (await ports.posts.byId(postId))!
    assert.deepEqual(now.content.variants, {
      mastodon: { text: 'La piscine rouvre.', warning: 'Travaux', pictures: [] },
    })
    await press('variant.save', { ...ids, version: now.revision, text: '', warning: 'Travaux' })
    assert.equal((await ports.posts.byId(postId))?.content.variants, undefined)
  })

  it('show both texts to whoever comes second, and write nothing', async () => {
    const { id: postId, revision } = await written(ports)
    const save = (text: string, who: typeof comms) =>
      press('variant.save', { postId, channel: 'linkedin', version: revision, text }, who)
    await save('Le texte de la première', comms)
    const late = await save('Le texte de la seconde', otherComms)
    assert.match(late, /a écrit entre-temps.*Le texte de la première.*Le texte de la seconde/s)
    assert.equal((await ports.posts.byId(postId))?.content.variants?.linkedin?.text, 'Le texte de la première')
    const other = await press(
      'variant.save',
      { postId, channel: 'facebook', version: revision, text: 'Autre' },
      otherComms,
    )
    assert.match(other, /Facebook : enregistré/, 'another channel is another part')
  })

  it('end visas only once somebody pressed a button that says so', async () => {
    const { post } = await submitted(ports, { 'variant-bluesky': 'La piscine rouvre' })
    const number = post.reference.slice(-2)
    const asked = await say(`variante ${number} bluesky : La piscine rouvre samedi`)
    assert.match(asked, /"agreed":"in-validation"/)
    assert.equal((await ports.posts.byId(post.id))?.state, 'in-validation')
    const { revision } = post
    const fields = { postId: post.id, channel: 'bluesky', version: revision, agreed: 'in-validation', text: 'Samedi' }
    assert.match(await press('variant.save', fields), /Bluesky : enregistré/)
    assert.equal((await ports.posts.byId(post.id))?.state, 'draft')
  })

  it('are read by whoever is asked for a visa, whole, and by nobody else', async () => {
    const { post } = await submitted(ports, { 'variant-linkedin': 'mot '.repeat(600).trim() })
    const number = post.reference.slice(-2)
    const validation = (await ports.validations.byId(post.validationId!))!
    const asked = validation.steps[0]!.approvers[0]!
    const approver = { ...actor(hugo), id: asked.id, name: asked.name }
    const whole = await say(`variantes ${number} linkedin`, approver)
    assert.match(whole, /2 399 caractères sur 3 000/)
    assert.doesNotMatch(whole, /variant\.form|La suite/)
    assert.doesNotMatch(await say(`variantes ${number}`, actor(alice)), /caractères sur/)
    assert.doesNotMatch(await press('variant.list', { postId: post.id }, actor(alice)), /caractères sur/)
    assert.match(
      await press('variant.save', { postId: post.id, channel: 'bluesky', version: 1, text: 'a' }, approver),
      /réservé/i,
    )
  })

  it('say what is connected, and what each network takes', async () => {
    const said = { characters: 5_000, bytes: null, perUrl: 23, pictures: 4, pictureBytes: 1, altCharacters: 1 }
    const mastodon = { host: 'social.example', account: async () => '@ville', limits: async () => said }
    ports.networks = { mastodon: mastodon as unknown as Network }
    const channels = await say('canaux')
    assert.match(channels, /Connecté : @ville sur social\.example.*5 000 caractères au plus/s)
    assert.match(channels, /Bluesky.*Non connecté/s)
    assert.match(channels, /Instagram.*À publier à la main/s)
    assert.doesNotMatch(await say('canaux', actor(alice)), /Connecté/)
  })
})
