import assert from 'node:assert/strict'
import type { Post } from '../../../src/core/domain/posts/post.ts'
import type { Answer } from '../../../src/teams/turn/answer.ts'
import { createFakePorts, type FakePorts } from '../../fakes/ports.ts'
import { actor, alice, camille, karim } from '../../fakes/town.ts'
import { comms, otherComms, written } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { dataOf, inputsOf, plainIn } from '../form-of.ts'

const typed = {
  title: 'La rentrée des écoles',
  aim: 'Dire aux familles ce qui change',
  from: '2026-12-01',
  to: '2026-12-31',
  departments: '',
  channels: 'teams,bluesky',
}

describe('campaigns, on their cards', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  let post: Post
  beforeEach(async () => {
    ports = createFakePorts()
    chat = createChat(ports)
    post = await written(ports)
  })
  const press = (verb: string, data: object = {}, who = comms) => chat.press(who, verb, data)
  const say = (text: string, who = comms) => chat.say(who, text)
  const made = async (change: object = {}): Promise<Answer> => {
    const [form] = await say('campagne')
    return press('campaign.save', { ...dataOf(form!, 'campaign.save'), ...typed, ...change })
  }
  const number = async () => String(Number((await ports.campaigns.recent(1))[0]!.reference.slice(-4)))
  const postNumber = () => String(Number(post.reference.slice(-4)))
  const campaign = async () => (await ports.campaigns.recent(9))[0]!

  it('are made from a form, listed and opened by their number', async () => {
    assert.match(plainIn(await say('campagnes')), /Aucune campagne/)
    const [form] = await say('nouvelle campagne')
    assert.equal(inputsOf(form!)['owner'], camille.id, 'whoever opens it owns it')
    assert.match(plainIn(form!), /Camille Durand.*Claude Simon.*Karim Blanc/, 'or another one of comms')
    assert.doesNotMatch(plainIn(form!), /Alice Martin/)
    const card = plainIn(await made())
    assert.match(card, /Enregistré\..*Dire aux familles.*Du mardi 1er décembre au jeudi 31 décembre/)
    assert.match(card, /Camille Durand.*Teams, Bluesky.*0 sur 0.*\? .*rien n’est encore diffusé.*Aucune publication/)
    assert.match(plainIn(await say('campagnes')), /La rentrée des écoles.*Ouverte.*0 publication/)
    const n = await number()
    assert.match(plainIn(await say(`campagne ${n}`)), /La rentrée des écoles/)
    assert.match(plainIn(await say(`campagne ${(await campaign()).reference}`)), /La rentrée des écoles/)
    assert.match(plainIn(await say(`campaign ${n}`, { ...comms, locale: 'en' })), /Sent in Teams.*0 of 0/)
    assert.match(plainIn(await say('aide')), /"word":"campaigns"/)
    assert.doesNotMatch(plainIn(await say('aide', actor(alice))), /"word":"campaigns"/)
  })

  it('come back filled, with the reason beside each field, and change nothing', async () => {
    const wrong = {
      title: '',
      aim: 'x'.repeat(301),
      from: '2026-12-02',
      to: '2026-12-01',
      channels: 'minitel',
      owner: alice.id,
    }
    const refused = await made({ ...wrong, departments: 'Piscine' })
    for (const reason of [
      'Champ obligatoire',
      'Objectif trop long',
      'La fin est avant le début',
      'Choisissez dans la liste proposée',
      'Une direction choisie n’existe plus',
      'Hors de l’équipe communication : Alice Martin',
    ])
      assert.ok(plainIn(refused).includes(reason), reason)
    assert.equal(inputsOf(refused)['from'], '2026-12-02')
    assert.equal((await ports.campaigns.recent(9)).length, 0)
    assert.match(plainIn(await made({ to: '2028-12-02' })), /Deux ans au plus/)
    assert.match(plainIn(await made({ from: 'jamais', to: '' })), /Date à écrire.*Champ obligatoire/)
    assert.match(plainIn(await made({ channels: '' })), /au moins un canal/)
    assert.match(plainIn(await made({ owner: 'personne@nulle.part' })), /Je ne trouve pas d’agent/)
  })

  it('are reworded, and keep what was typed when somebody else was faster', async () => {
    await made()
    const edit = await press('campaign.edit', { campaignId: (await campaign()).id })
    await press('campaign.save', { ...dataOf(edit, 'campaign.save'), title: 'La rentrée', owner: karim.id })
    assert.equal((await campaign()).owner.name, 'Karim Blanc')
    const late = await press('campaign.save', { ...dataOf(edit, 'campaign.save'), title: 'Rentrée 2026' })
    assert.match(plainIn(late), /Quelqu’un a modifié cette campagne entre-temps/)
    assert.equal(inputsOf(late)['title'], 'Rentrée 2026')
    assert.match(plainIn(await press('campaign.save', dataOf(late, 'campaign.save'))), /Rentrée 2026/)
    // A post that comes in meanwhile outdates no form.
    const [form] = await say(`modifier la campagne ${await number()}`)
    await say(`campagne ${await number()} ajouter ${postNumber()}`)
    assert.match(plainIn(await press('campaign.save', { ...dataOf(form!, 'campaign.save'), aim: '' })), /Enregistré/)
  })

  it('take posts by button and by word, one campaign a post, and give them back', async () => {
    await made()
    const n = await number()
    const { id } = await campaign()
    const offer = await press('campaign.add', { campaignId: id })
    assert.match(plainIn(offer), /Réouverture du pont/)
    assert.match(plainIn(await press('campaign.added', { campaignId: id, post: '' })), /Choisissez une publication/)
    const added = plainIn(await press('campaign.added', { ...dataOf(offer, 'campaign.added'), post: post.id }))
    assert.match(
      added,
      /fait partie de la campagne.*Réouverture du pont.*Teams · sans date · brouillon \(Camille Durand\).*Manque : visa/,
    )
    assert.match(plainIn(await press('campaign.add', { campaignId: id })), /Aucune publication à ajouter/)
    assert.match(plainIn(await say('publications')), /Campagne : La rentrée des écoles/)
    const history = plainIn(await say(`historique ${post.reference}`))
    assert.match(history, /Campagne : La rentrée des écoles \(CAM-.*mis la publication dans la campagne « La rentrée/)
    assert.match(plainIn(await say(`historique ${(await campaign()).reference}`)), /a ouvert la campagne/)
    await made({ title: 'Le pont' })
    const other = (await ports.campaigns.recent(9)).find(({ title }) => title === 'Le pont')!
    assert.match(plainIn(await press('campaign.add', { campaignId: other.id })), /campagne « La rentrée des écoles »/)
    assert.match(
      plainIn(await say(`campagne ${other.reference} ajouter ${post.reference}`)),
      /fait partie de la campagne/,
    )
    assert.equal((await ports.posts.byId(post.id))?.campaignId, other.id)
    assert.match(plainIn(await say(`campagne ${n} retirer ${postNumber()}`)), /ne fait pas partie de cette campagne/)
    assert.match(plainIn(await say(`campaign ${other.reference} remove ${postNumber()}`)), /ne fait plus partie/)
    assert.equal((await ports.posts.byId(post.id))?.campaignId, null)
    assert.match(plainIn(await say(`campagne ${n} manger 42`)), /Je connais « campagne CAM-.*ajouter 42/)
  })

  it('are chosen from the side of the post', async () => {
    assert.match(plainIn(await press('campaign.of', { postId: post.id })), /Aucune campagne n’est ouverte/)
    await made()
    const [card] = await say(`campagne de ${postNumber()}`)
    assert.equal(inputsOf(card!)['campaign'], 'none')
    const { id } = await campaign()
    const chosen = await press('campaign.chosen', { ...dataOf(card!, 'campaign.chosen'), campaign: id })
    assert.match(plainIn(chosen), /fait partie de la campagne « La rentrée des écoles »/)
    assert.equal(inputsOf(chosen)['campaign'], id)
    // Unchanged, on a card from before a colleague put the post into a campaign.
    const older = dataOf(card!, 'campaign.chosen')
    const late = await press('campaign.chosen', { ...older, campaign: 'none' })
    assert.match(plainIn(late), /quelqu’un a changé la campagne de PUB-/)
    assert.equal(inputsOf(late)['campaign'], id)
    assert.match(plainIn(await press('campaign.chosen', { ...older, campaign: id })), /fait partie/, 'pressed twice')
    assert.match(plainIn(await press('campaign.chosen', { ...older, campaign: '' })), /trop ancienne ou incomplète/)
    assert.equal((await ports.posts.byId(post.id))?.campaignId, id)
    const none = await press('campaign.chosen', { ...dataOf(late, 'campaign.chosen'), campaign: 'none' })
    assert.match(plainIn(none), /ne fait plus partie d’aucune campagne/)
    assert.match(plainIn(await press('campaign.chosen', { ...older, campaign: 'x' })), /Je ne trouve pas/)
    const dialog = await chat.press(comms, 'campaign.of', { postId: post.id }, 'fetch')
    assert.equal(dialog.kind, 'dialog')
    await made({ title: '[B] a_b* école' })
    const { id: other } = (await ports.campaigns.recent(9)).find(({ title }) => title.startsWith('[B]'))!
    const note = await chat.press(comms, 'campaign.chosen', { ...older, campaign: other }, 'dialog')
    assert.ok(
      note.kind === 'note' && note.text.includes('de la campagne «\u00a0[B] a_b* école\u00a0»'),
      JSON.stringify(note),
    )
  })

  it('are closed once it is agreed, with a balance that is kept, and opened again', async () => {
    await made()
    const { id } = await campaign()
    await press('campaign.added', { campaignId: id, post: post.id })
    const asked = await press('campaign.close', { campaignId: id })
    assert.match(plainIn(asked), /Clore « La rentrée des écoles » \?.*1 publication n’est pas diffusée.*0 sur 1/)
    assert.equal((await campaign()).state, 'open', 'only asked')
    assert.match(plainIn(await press('campaign.closed', { campaignId: id, unsent: 0 })), /Clore « /)
    assert.match(
      plainIn(await press('campaign.closed', dataOf(asked, 'campaign.closed'))),
      /Bilan de clôture, le .*par Camille/,
    )
    assert.match(plainIn(await say(`clore la campagne ${await number()}`)), /déjà/)
    for (const verb of ['campaign.edit', 'campaign.add'])
      assert.match(plainIn(await press(verb, { campaignId: id })), /Cette campagne est close/, verb)
    assert.match(plainIn(await press('campaign.added', { campaignId: id, post: post.id })), /fait partie/, 'as it is')
    assert.match(plainIn(await press('campaign.remove', { campaignId: id, postId: post.id })), /est close/)
    assert.match(plainIn(await press('campaign.of', { postId: post.id })), /qui est close/)
    assert.match(plainIn(await say(`rouvrir la campagne ${await number()}`)), /Où en est la campagne/)
    assert.equal((await campaign()).balance, undefined)
    assert.match(plainIn(await press('campaign.reopen', { campaignId: id })), /déjà ouverte/)
    assert.match(plainIn(await say(`clore campagne ${await number()} 1`)), /Bilan de clôture/)
  })

  it('are taken over by button and by word, once their owner left', async () => {
    await made()
    const { id: campaignId } = await campaign()
    const take = async (who = otherComms) => plainIn(await chat.press(who, 'campaign.take', { campaignId }))
    assert.match(await take(), /La campagne « La rentrée des écoles » est déjà celle de Camille Durand/)
    assert.match(plainIn(await say(`reprendre la campagne ${await number()}`, otherComms)), /est déjà celle de/)
    ports.town.comms = ports.town.comms.filter(id => id !== camille.id)
    assert.match(await take(actor(alice)), /réservée à l’équipe communication/)
    assert.match(plainIn(await say(`reprendre la campagne ${await number()}`, otherComms)), /est désormais la vôtre/)
    assert.equal((await campaign()).owner.id, otherComms.id)
    assert.match(await take(), /est désormais la vôtre/, 'pressed twice')
  })

  it('answer nobody else, whatever a card says', async () => {
    await made()
    const { id, version } = await campaign()
    const of = { campaignId: id, postId: post.id }
    for (const [verb, data] of Object.entries({
      'campaign.list': {},
      'campaign.form': {},
      'campaign.see': of,
      'campaign.edit': of,
      'campaign.save': { ...of, seen: 1, ...typed },
      'campaign.close': of,
      'campaign.closed': { ...of, unsent: 0 },
      'campaign.reopen': of,
      'campaign.add': of,
      'campaign.added': { ...of, post: post.id },
      'campaign.remove': of,
      'campaign.of': of,
      'campaign.chosen': { ...of, campaign: id },
    }))
      assert.match(plainIn(await press(verb, data, actor(alice))), /réservée à l’équipe communication/, verb)
    for (const text of ['campagne', 'campagnes', 'campagne 3', 'clore la campagne 3', 'campagne de 42'])
      assert.match(plainIn(await say(text, actor(alice))), /réservée à l’équipe communication/, text)
    assert.equal((await campaign()).version, version)
    assert.equal((await ports.posts.byId(post.id))?.campaignId ?? null, null)
    for (const verb of ['campaign.see', 'campaign.edit', 'campaign.close', 'campaign.add'])
      assert.match(plainIn(await press(verb, { campaignId: 'x' })), /Je ne trouve pas/, verb)
    assert.match(plainIn(await press('campaign.save', { campaignId: 'x', seen: 4, ...typed })), /Je ne trouve pas/)
    assert.match(plainIn(await press('campaign.see', { campaignId: id, start: '-7' })), /La rentrée/)
    assert.match(plainIn(await press('campaign.see', { campaignId: id, start: 'zéro' })), /La rentrée/)
  })
})
