import assert from 'node:assert/strict'
import { nobody } from '../../../../src/core/domain/audiences/audience-form.ts'
import type { Edition } from '../../../../src/core/domain/newspapers/edition.ts'
import { composed, newspaperId, paperPorts, type PaperPorts, printed } from '../../../fakes/composed.ts'
import { comms } from '../../../fakes/walk.ts'
import { createChat } from '../../../teams/chat.ts'
import { plainIn } from '../../../teams/form-of.ts'

describe('what announces an edition and cannot be submitted', () => {
  let ports: PaperPorts
  beforeEach(() => {
    ports = paperPorts()
  })
  const shown = async (edition: Edition) => {
    const [card] = await createChat(ports).say(comms, `journal ${edition.reference}`)
    return plainIn(card!)
  }

  it('says that the newspaper has no readers, and not that a title is too long', async () => {
    const { id } = await composed(ports)
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    const row = { ...newspaper, readers: nobody, version: newspaper.version + 1 }
    await ports.commit({ save: 'newspaper', row, ifVersion: newspaper.version })
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual([edition.state, edition.fault], ['open', { key: 'no-readers', about: '' }])
    const text = await shown(edition)
    assert.match(text, /Le journal n’a plus aucun destinataire/)
    assert.doesNotMatch(text, /Rien ne manque/)
  })

  it('says which braces of its name nothing fills in', async () => {
    const { id } = await composed(ports)
    const newspaper = (await ports.newspapers.byId(newspaperId))!
    const row = { ...newspaper, name: 'Vive la {truc}', version: newspaper.version + 1 }
    await ports.commit({ save: 'newspaper', row, ifVersion: newspaper.version })
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual(edition.fault, { key: 'announcement-brace', about: '{truc}' })
  })

  it('says that whoever submitted it left comms while it was printed', async () => {
    const { id } = await composed(ports)
    ports.town.comms = ports.town.comms.filter(one => one !== comms.id)
    const edition = await printed(ports, id, 'submission')
    assert.deepEqual([edition.state, edition.postId, edition.fault], ['open', null, { key: 'not-comms', about: '' }])
    assert.match(await shown(edition), /n’est plus dans l’équipe communication. Soumettez-le de nouveau/)
  })
})
