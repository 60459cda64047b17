import assert from 'node:assert/strict'
import { transcriptMax } from '../../../src/core/domain/posts/post-video.ts'
import { videoOfPost } from '../../../src/core/domain/posts/pictures/sort-pictures.ts'
import { takeVideo } from '../../../src/core/use-cases/posts/pictures/take-video.ts'
import { filmWorld, type FilmWorld, sentFilm } from '../../fakes/filmed.ts'
import { settings } from '../../fakes/ports.ts'
import { actor, alice } from '../../fakes/town.ts'
import { comms, written } from '../../fakes/walk.ts'
import { type Chat, createChat, shownIn } from '../chat.ts'

const captions = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: null,
  name: 'st.vtt',
  content: { downloadUrl: 'https://teams.example/st.vtt', fileType: 'vtt' },
}

describe('what is said in a video, by words', () => {
  let world: FilmWorld
  let chat: Chat
  let id: string
  let number: string
  const say = async (text: string, who = comms): Promise<string> =>
    shownIn(await chat.say(who, text)).replaceAll(/[\u00a0\u202f]/g, ' ')
  const video = async () => videoOfPost((await world.ports.posts.byId(id))!)!

  beforeEach(async () => {
    world = filmWorld()
    chat = createChat(world.ports)
    const post = await written(world.ports)
    id = post.id
    number = post.reference.slice(-2)
    assert.equal((await takeVideo(world.ports, comms, id, sentFilm(), settings)).kind, 'added')
  })

  it('is written after its number, by comms alone, and not without a word or beyond what a card holds', async () => {
    assert.match(await say(`transcription ${number} : Le pont rouvre.`), /Transcription/)
    assert.equal((await video()).transcript, 'Le pont rouvre.')
    assert.match(await say(`transcription ${number}`), /Écrivez le texte après le numéro/)
    assert.match(await say(`transcription ${number} : ${'a'.repeat(transcriptMax + 1)}`), /trop longue/)
    await say(`transcription ${number} : Autre chose.`, actor(alice))
    assert.equal((await video()).transcript, 'Le pont rouvre.')
  })

  it('captions that were sent just before are put to it, by comms alone', async () => {
    await say(`sous-titres ${number}`)
    assert.equal((await video()).captions, undefined, 'no file was sent')
    await chat.say(actor(alice), '', [captions])
    await say(`sous-titres ${number}`, actor(alice))
    assert.equal((await video()).captions, undefined)
    await chat.say(comms, '', [captions])
    assert.match(await say(`sous-titres ${number}`), /Sous-titres ajoutés à la vidéo de PUB-/)
    assert.equal((await video()).captions?.name, 'pont 1.vtt')
  })
})
