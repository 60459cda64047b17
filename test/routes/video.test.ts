import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { eventually } from '../support/eventually.ts'
import { hourComes, publicOn } from '../support/released.ts'
import { buttonOf, type Cast, cast, inChannel, inChat, pressed, readable } from '../support/road.ts'
import { approvedBy, broadcastNow, retained, submitted } from '../support/steps.ts'
import { onStores, type StoredMary } from '../support/stores.ts'

const title = 'Le chantier du pont'

onStores(['PostgreSQL'], open => {
  describe('a video of comms, from the chat to the card of whoever gets it', function () {
    // One road: what lies behind a step that failed tells nothing more.
    this.bail(true)
    let mary: StoredMary
    let people: Cast
    let reference: string

    before(async () => {
      mary = await open({ shared: true, sandbox: { SANDBOX_PEOPLE: '120', SANDBOX_LIMITS: 'off' } })
      people = await cast(mary.town)
    })
    after(() => mary?.close())
    afterEach(async () => assert.deepEqual(await mary.town.violations(), []))

    const release = async () => {
      const rows = await mary.ask<{ state: string; held: string | null }>(
        `select doc->>'state' as state, doc->>'held' as held from release where doc->>'reference' = $1`,
        reference,
      )
      return rows[0]
    }

    it('goes into the draft that they choose, and waits beside its card until somebody answers for it', async () => {
      const { town } = mary
      await retained(town, people, title)
      const [post] = await mary.ask<{ reference: string }>(
        `select doc->>'reference' as reference from post where doc->'content'->>'title' = $1`,
        title,
      )
      reference = post!.reference
      const bytes = await readFile(new URL('../fixtures/videos/plain.mp4', import.meta.url))
      await town.say(people.comms.id, {
        files: [{ name: 'chantier-du-pont.mp4', contentType: 'video/mp4', base64: bytes.toString('base64') }],
      })
      const which = await inChat(town, people.comms.id, 'De laquelle parlez-vous', reference)
      // Two presses of a hurried thumb, which wait for no upload.
      const press = { activityId: which.id, action: buttonOf(which, reference) }
      const told = await Promise.all([1, 2].map(() => pressed(town, people.comms.id, press)))
      for (const { body } of told) assert.match(JSON.stringify(body), /Je prépare la vidéo pour PUB-/)
      const asked = await inChat(town, people.comms.id, 'Peut-on reconnaître quelqu’un', 'chantier-du-pont.mp4')
      const before = await video()
      assert.deepEqual([before.shown, before.aside], [null, 'chantier-du-pont.mp4'])
      await pressed(town, people.comms.id, { activityId: asked.id, button: 'Personne de reconnaissable' })
      const after = await video()
      const { activities } = await town.chat(people.comms.id)
      const cards = activities.filter(one => one.from.bot && readable(one).includes('chantier-du-pont.mp4'))
      assert.equal(cards.length, 1)
      assert.deepEqual([after.shown, after.aside], ['chantier-du-pont.mp4', null])
      const [media] = await mary.ask<{ kind: string; seconds: number; folder: string }>(
        `select doc->>'kind' as kind, (doc->'video'->'facts'->>'seconds')::float as seconds, doc->'video'->>'folder' as folder from media where doc->>'kind' = 'video'`,
      )
      assert.equal(media!.kind, 'video')
      assert.ok(media!.seconds > 0.5 && media!.seconds < 2)
      assert.match(media!.folder, /^Vidéos\/VIS-/)
    })

    it('approved without a word of what is said in it, its words wait before they go to Mastodon', async () => {
      const { town } = mary
      await town.say(people.comms.id, `canaux ${reference} mastodon mardi 14 h`)
      await town.say(people.comms.id, `variante ${reference} mastodon : Le pont rouvre lundi`)
      const card = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, card, { title })
      const asked = await inChat(town, people.head.id, 'Approuver', title)
      assert.match(readable(asked), /bloquée ici, ni sous-titres ni transcription \(RGAA 4\.1, 4\.3\)/)
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await eventually(async () => (await release())?.state === 'planned', 'it is planned')
      await hourComes(mary, reference, 'mastodon')
      await eventually(async () => (await release())?.held === 'video-untold', 'Mastodon waits')
      await publicOn(town, 'mastodon', 0)
    })

    it('captions that comms sends are put to it: approved anew, all of it leaves', async () => {
      const { town } = mary
      const base64 = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nLe pont rouvre.\n').toString('base64')
      await town.say(people.comms.id, { files: [{ name: 'st.vtt', contentType: 'text/vtt', base64 }] })
      const read = await inChat(town, people.comms.id, 'st.vtt', `Mettre à la vidéo de ${reference}`)
      await pressed(town, people.comms.id, { activityId: read.id, button: `Mettre à la vidéo de ${reference}` })
      await inChat(town, people.comms.id, `Sous-titres ajoutés à la vidéo de ${reference}`)
      const card = await inChannel(town, people.comms.id, title, 'Ouvrir la publication')
      await submitted(town, people, card, { title })
      await approvedBy(town, people.head.id, title)
      await approvedBy(town, people.otherComms.id, title)
      await eventually(async () => (await release())?.state === 'planned', 'it is planned again')
      await hourComes(mary, reference, 'mastodon')
      await publicOn(town, 'mastodon', 1)
      const ready = await inChannel(town, people.comms.id, title, 'Vérifier les destinataires')
      await broadcastNow(town, people.comms.id, ready)
      const delivered = readable(await inChat(town, people.agent.id, title, 'Pourquoi je reçois ceci'))
      assert.match(delivered, /▶ chantier du pont · 1\u00a0s · sous-titres dans un fichier à part/)
      assert.match(delivered, /"title":"Regarder","url":"https:[^"]+\/:v:\/s\/[^"]+"/)
    })

    async function video() {
      const [row] = await mary.ask<{ id: string; shown: string | null; aside: string | null }>(
        `select id, doc->'content'->'video'->>'name' as shown, doc->'videoAside'->>'name' as aside from post
         where doc->>'reference' = $1`,
        reference,
      )
      return row!
    }
  })
})
