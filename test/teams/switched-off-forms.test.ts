import assert from 'node:assert/strict'
import { allCapabilities } from '../../src/core/domain/capabilities/capability.ts'
import { currentCircuit } from '../../src/core/domain/circuits/circuit.ts'
import { chooseCampaign } from '../../src/core/use-cases/campaigns/choose-campaign.ts'
import { opened } from '../core/use-cases/campaigns/a-campaign.ts'
import { createFakePorts, type FakePorts } from '../fakes/ports.ts'
import { actor, claude } from '../fakes/town.ts'
import { comms, written } from '../fakes/walk.ts'
import type { Answer } from '../../src/teams/turn/answer.ts'
import { createChat } from './chat.ts'
import { elements } from '../cards/every-card.ts'
import { dataOf, inputsOf } from './form-of.ts'

const admin = actor(claude, 'admin')
const details = { kind: 'event', date: '2026-12-12', time: '18:30', place: 'Médiathèque', capacity: '40' }
const own = { ...details, ends: '20:00', guests: '1', sessions: '10 h Atelier (8)', questions: 'Un repas ? Oui / Non' }

/** A client sends no choice that the form does not offer. */
function sent(form: Answer, verb: string): Record<string, unknown> {
  const offered = new Map(
    elements(form).flatMap(({ id, choices }) =>
      Array.isArray(choices) ? [[String(id), elements(choices).map(({ value }) => String(value))] as const] : [],
    ),
  )
  const chosen = Object.entries(dataOf(form, verb)).map(([name, value]) => {
    const known = offered.get(name)
    const isKnown = (one: string) => known?.includes(one)
    return [name, known && typeof value === 'string' ? value.split(',').filter(isKnown).join() : value] as const
  })
  return Object.fromEntries(chosen)
}

/** A form that comes back has the fields that it showed, and no others. */
describe('a form while all is switched off', () => {
  let ports: FakePorts
  let chat: ReturnType<typeof createChat>
  beforeEach(() => {
    ports = createFakePorts()
    chat = createChat(ports)
  })
  const switchOff = () => allCapabilities.forEach(one => ports.capabilities.switchedOff.add(one))

  it('keeps the event of a post, with all that is said of it, and what else the post says', async () => {
    const post = await written(ports, own)
    assert.ok(post.content.event)
    switchOff()
    const form = await chat.press(comms, 'post.edit', { postId: post.id })
    const shown = inputsOf(form)
    assert.deepEqual([shown['kind'], shown['date'], shown['place']], ['event', own.date, own.place])
    await chat.press(comms, 'post.save', { ...sent(form, 'post.save'), title: 'Le pont' })
    const kept = (await ports.posts.byId(post.id))!
    assert.deepEqual(kept.content, { ...post.content, title: 'Le pont' })
  })

  it('keeps what a post says on other channels, and its campaign', async () => {
    const campaign = await opened(ports)
    const post = await written(ports, { 'variant-bluesky': 'Le pont rouvre' })
    assert.equal(Object.keys(post.content.variants ?? {}).length, 1)
    await chooseCampaign(ports, comms, { postId: post.id, campaignId: campaign.id })
    const before = (await ports.posts.byId(post.id))!
    assert.equal(before.campaignId, campaign.id)
    switchOff()
    const form = await chat.press(comms, 'post.edit', { postId: post.id })
    await chat.press(comms, 'post.save', { ...sent(form, 'post.save'), title: 'Le pont' })
    const kept = (await ports.posts.byId(post.id))!
    assert.equal(kept.content.title, 'Le pont')
    assert.deepEqual(kept.content.variants, before.content.variants)
    assert.equal(kept.campaignId, before.campaignId)
  })

  it('has no field of an event for news, which stay news', async () => {
    const post = await written(ports)
    const names = async () => Object.keys(inputsOf(await chat.press(comms, 'post.edit', { postId: post.id })))
    const before = await names()
    switchOff()
    const after = await names()
    assert.deepEqual(
      before.filter(name => !after.includes(name)),
      ['kind', 'date', 'time', 'ends', 'place', 'capacity', 'closesOn', 'guests', 'sessions', 'questions'].concat([
        'addOrganisers',
        'organiserAddresses',
      ]),
    )
    const form = await chat.press(comms, 'post.edit', { postId: post.id })
    await chat.press(comms, 'post.save', { ...sent(form, 'post.save'), title: 'Le pont' })
    const kept = (await ports.posts.byId(post.id))!
    assert.deepEqual(kept.content, { ...post.content, title: 'Le pont' })
  })

  for (const kinds of ['', 'news', 'event', 'news,event'])
    it(`keeps what a circuit is for: ${kinds || 'all'}`, async () => {
      const made = await chat.press(admin, 'circuit.save', { circuitId: 'new', seen: '0', name: 'Agenda', kinds })
      const { circuitId } = dataOf(made, 'circuit.scope') as { circuitId: string }
      const scope = async () => currentCircuit((await ports.circuits.all()).find(({ id }) => id === circuitId)!).scope
      const before = await scope()
      switchOff()
      const form = await chat.press(admin, 'circuit.scope', { circuitId })
      await chat.press(admin, 'circuit.save', { ...sent(form, 'circuit.save'), name: 'Autre' })
      assert.deepEqual(await scope(), before)
    })

  it('keeps the channels of a campaign', async () => {
    const campaign = await opened(ports, { channels: 'teams,bluesky' })
    ports.capabilities.switchedOff.add('networks').add('site')
    const form = await chat.press(comms, 'campaign.edit', { campaignId: campaign.id })
    await chat.press(comms, 'campaign.save', { ...sent(form, 'campaign.save'), title: 'Autre' })
    const kept = (await ports.campaigns.byId(campaign.id))!
    assert.deepEqual([kept.title, kept.channels], ['Autre', campaign.channels])
  })
})
