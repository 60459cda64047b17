import assert from 'node:assert/strict'
import type { Audience } from '../../../../../src/core/domain/audiences/audience.ts'
import { agendaText } from '../../../../../src/core/use-cases/newspapers/printing/agenda-text.ts'
import { composed, newspaperId, paperPorts, readyPost } from '../../../../fakes/composed.ts'

describe('what is ahead, in an edition', () => {
  const told = async (audience: Audience, readers: Audience = { kind: 'everyone' }) => {
    const ports = paperPorts()
    const edition = await composed(ports, 1)
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    const post = await readyPost(ports, { title: 'Séminaire' })
    const event = { date: edition.day, time: '09:00', place: 'Salle 2', capacity: null }
    const content = { ...post.content, event }
    const published = [{ post: { ...post, content, audience }, at: edition.createdAt }]
    ports.searchable.published = async () => published
    return agendaText(ports, edition, { ...newspaper, readers }, '')
  }
  const roads: Audience = { kind: 'department', name: 'Voirie' }

  it('names an event that all its readers have', async () => {
    assert.match(await told({ kind: 'everyone' }), /Séminaire, Salle 2/)
    assert.match(await told(roads, roads), /Séminaire/)
  })

  it('says nothing of one that was for few', async () => {
    assert.equal(await told(roads), '')
    assert.equal(await told({ kind: 'people', ids: ['1'] }, roads), '')
  })
})
