import { actor, camille, fanny, karim } from '../../fakes/town.ts'
import { comms } from '../../fakes/walk.ts'
import { mark } from './markers.ts'
import type { MarkedWorld } from './marked-world.ts'

const admin = actor(karim, 'admin')
export const archivist = actor(fanny, 'archivist')
const dpo = actor(camille, 'comms', 'dpo')

/** What the authority sets up, in words of its own. */
export async function setUp({ chat, ports }: MarkedWorld): Promise<void> {
  await chat.press(admin, 'section.add', { name: `Vie ${mark('sectionName')}` }, 'dialog')
  const [section] = await ports.sections.all()
  const question = { sectionId: section!.id, seen: section!.version, fieldId: 'new', kind: 'text' }
  await chat.press(admin, 'section.savefield', { ...question, label: `Où est ${mark('sectionQuestion')} ?` })
  const sector = { sectorId: 'new', seen: 0, name: mark('sectorName'), departments: 'Voirie', referents: camille.mail }
  await chat.press(admin, 'sector.save', sector, 'dialog')
  await chat.press(admin, 'circuit.save', { circuitId: 'new', seen: '0', name: mark('circuitName'), kinds: 'event' })
  const template = { templateId: 'new', version: '0', name: 'Une fuite', locale: 'fr', everyone: 'true' }
  const body = `La fuite de ${mark('templateBody')} : [lieu]`
  await chat.press(admin, 'urgent.save', { ...template, title: 'Fuite', summary: 'Une fuite', body })
  await chat.press(admin, 'charter.save', {
    seen: '0',
    colours: '',
    pairs: '',
    words: `${mark('charterWords')} : mairie de`,
  })
  const feed = { fileKey: 'none', feedName: mark('feedName'), feedKind: 'council', feedUrl: 'https://agenda.example/' }
  await chat.press(comms, 'agenda.add', feed, 'dialog')
  await chat.press(comms, 'idea.add', {
    ideaTitle: mark('ideaTitle'),
    rule: 'fixed',
    date: '2026-12-24',
    weeksBefore: '3',
    section: '',
  })
  const rule = { category: 'notes', seen: '0', basis: 'public-task', days: '30', recipients: '' }
  await chat.press(dpo, 'retention.propose', { ...rule, purpose: `Pour ${mark('rulePurpose')}` })
  await chat.press(admin, 'retention.confirm', { category: 'notes', seen: '1' })
}

/** A proposal is asked for by a court. */
export async function suspend({ chat }: MarkedWorld): Promise<void> {
  const held = { of: 'PROP-2026-0002', reason: `Recours de ${mark('suspensionReason')}`, reviewOn: '2027-06-01' }
  await chat.press(dpo, 'retention.suspended', held)
}
