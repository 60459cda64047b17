import assert from 'node:assert/strict'
import { captionsApart } from '../../../src/media/captions-apart.ts'
import { createFakePorts } from '../../fakes/ports.ts'
import { comms } from '../../fakes/walk.ts'
import { createChat } from '../chat.ts'
import { plainIn } from '../form-of.ts'

const sent = (name: string) => ({
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: null,
  name,
  content: { downloadUrl: `https://ville.sharepoint.com/${name}`, fileType: 'srt' },
})

describe('captions that comms sends', function () {
  this.timeout(60_000)
  const said = async (text: string) => {
    const ports = createFakePorts()
    ports.teamsFiles = { mayFetch: () => true, fetch: async () => Buffer.from(text) }
    ports.captions = captionsApart()
    return plainIn((await createChat(ports).say(comms, '', [sent('voeux.srt')]))[0]!)
  }

  it('are read back, each fault with its time', async () => {
    const fast = 'Bien trop de mots pour être lus en une seule seconde'
    const text = `1\n00:00:00,000 --> 00:00:02,000\nBonjour\n\n2\n00:01:05,000 --> 00:01:06,000\n${fast}\n`
    assert.match(await said(text), /voeux\.srt.*RGAA 4\.4.*À 1:05 : plus de 20 signes par seconde/s)
    assert.match(await said('1\n00:00:00,000 --> 00:00:02,000\nBonjour\n'), /1 en tout, rien à améliorer/)
    assert.match(await said('Bonjour'), /pas su lire les sous-titres de voeux\.srt/)
  })
})
