import assert from 'node:assert/strict'
import { later } from '../../../../src/core/domain/time.ts'
import { expireVideo } from '../../../../src/core/use-cases/pictures/bin-video.ts'
import { filmFacts } from '../../../fakes/a-film.ts'
import { aMedia } from '../../../fakes/a-media.ts'
import { createFakePorts } from '../../../fakes/ports.ts'

describe('the end of a video whose cards leave', () => {
  it('is the last of those that its posts gave it: what is sent later and is over sooner shortens nothing', async () => {
    const ports = createFakePorts()
    const video = { facts: filmFacts(), folder: 'f', name: 'pont.mp4', url: 'https://l/pont.mp4' }
    ports.tamper('media', aMedia('d', { kind: 'video', pictureIds: ['film'], video }))
    const until = async () => (await ports.media.byId('d'))?.video?.until
    const [soon, late] = [later(ports.now(), 1), later(ports.now(), 2)]
    await expireVideo(ports, 'film', soon)
    assert.equal(await until(), soon)
    await expireVideo(ports, 'film', late)
    await expireVideo(ports, 'film', soon)
    assert.equal(await until(), late)
    await expireVideo(ports, 'none', soon)
  })
})
