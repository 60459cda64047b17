import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { Unavailable } from '../../src/core/domain/errors.ts'
import type { PicturePlace } from '../../src/core/domain/pictures/picture-place.ts'
import { createPictures, type PictureStore, waitingMost } from '../../src/media/picture-files.ts'

type Row = { bytes: Uint8Array; contentType: string; expiresAt: string | null; digest: string }

describe('pictures', () => {
  const rows = new Map<string, Row>()
  const tries = new Map<string, number>()
  /** Whose bytes were read. */
  const read: string[] = []
  const store: PictureStore = {
    put: async ({ id, ...row }) => {
      if (!rows.has(id)) rows.set(id, { ...row, expiresAt: null })
      return rows.get(id)!.digest
    },
    about: async id => {
      const row = rows.get(id)
      return row ? { expiresAt: row.expiresAt, erased: row.bytes.byteLength === 0, digest: row.digest } : null
    },
    get: async id => (read.push(id), rows.get(id) ?? null),
    expire: async (id, at) => void (rows.get(id)!.expiresAt = at),
    erase: async id => void (rows.get(id)!.bytes = new Uint8Array()),
    begin: async id => tries.set(id, (tries.get(id) ?? 0) + 1).get(id)!,
    end: async id => void tries.delete(id),
  }
  const over = new Set<string>()
  const isServed = async ({ id }: PicturePlace) => !over.has(id)
  const onCard = (id: string) => ({ on: 'card', postId: 'post-1', id }) as const
  let now = '2026-11-25T08:00:00.000Z'
  let clock = 0
  const open = (secret = 'secret') => {
    const publicUrl = 'https://mary.ville.example'
    return createPictures({ store, publicUrl, secret, now: () => now, isServed, clock: () => clock })
  }
  let photo: Uint8Array
  before(async () => {
    const create = { width: 64, height: 64, channels: 3, background: '#3366aa' } as const
    photo = await sharp({ create }).jpeg().toBuffer()
  })
  const added = async (id: string = randomUUID()) => {
    const result = await open().add(id, photo)
    assert.ok(result.kind === 'added')
    return { ...result, id }
  }
  const nameOf = (address: string | null) => address!.split('/media/')[1]!

  it('serves what was added, at an address of its own', async () => {
    const { id, digest } = await added()
    const address = open().address(onCard(id))
    assert.match(address ?? '', /^https:\/\/mary\.ville\.example\/media\/post-1~[0-9a-f-]{36}\.[\w-]{43}$/)
    const served = await open().read(nameOf(address))
    assert.ok(served.kind === 'served')
    assert.equal(served.contentType, 'image/jpeg')
    assert.equal(createHash('sha256').update(served.bytes).digest('hex'), digest)
    assert.equal(open().address(onCard(id)), address, 'the address stands in the sealed post')
  })

  it('is read once for a thousand who ask at once, and looked up five times a second', async () => {
    const { id, digest } = await added()
    const pictures = open()
    const name = nameOf(pictures.address(onCard(id)))
    const known = read.length
    const all = await Promise.all(Array.from({ length: 1_000 }, () => pictures.read(name)))
    assert.ok(all.every(one => one.kind === 'served' && one.tag === `"${digest}"`))
    assert.equal(read.length, known + 1)
    over.add(id)
    assert.equal((await pictures.read(name)).kind, 'served', 'within the same second')
    clock += 1_000
    assert.equal((await pictures.read(name)).kind, 'over')
    over.delete(id)
    clock += 1_000
    rows.get(id)!.bytes = new Uint8Array()
    assert.equal((await pictures.read(name)).kind, 'over')
  })

  it('looks two hundred addresses up in a second, and asks whoever has another one to come again', async () => {
    const pictures = open()
    const ids = Array.from({ length: 210 }, () => randomUUID())
    for (const id of ids) rows.set(id, { bytes: photo, contentType: 'image/jpeg', expiresAt: null, digest: 'same' })
    const kinds = await Promise.all(ids.map(id => pictures.read(nameOf(pictures.address(onCard(id))))))
    assert.deepEqual([kinds[199]!.kind, kinds.filter(({ kind }) => kind === 'busy').length], ['served', 10])
    assert.equal((await pictures.read('guess')).kind, 'unknown')
    clock += 1_000
    assert.equal((await pictures.read(nameOf(pictures.address(onCard(ids[209]!))))).kind, 'served')
  })

  it('serves nothing to who guesses', async () => {
    const { id } = await added()
    const name = nameOf(open().address(onCard(id)))
    const last = name.at(-1) === 'A' ? 'E' : 'A'
    const other = (await added()).id
    const guesses = [
      id,
      `${id}.`,
      `${id}.${'A'.repeat(43)}`,
      name.slice(0, -1),
      name.slice(0, -1) + last,
      `${other}.${name.split('.')[1]}`,
      `../${name}`,
      `${name}/`,
      '',
      '%00',
    ]
    for (const guess of guesses) {
      assert.deepEqual(await open().read(guess), { kind: 'unknown' }, guess)
    }
    assert.deepEqual(await open('another secret').read(name), { kind: 'unknown' })
  })

  it('ends', async () => {
    const { id } = await added()
    const name = nameOf(open().address(onCard(id)))
    await open().expire(id, '2026-11-26T08:00:00.000Z')
    assert.equal((await open().read(name)).kind, 'served')
    read.length = 0
    assert.equal(await open().until(id), '2026-11-26T08:00:00.000Z')
    over.add(id)
    assert.deepEqual(await open().read(name), { kind: 'over' }, 'asked each time')
    over.delete(id)
    now = '2026-11-26T08:00:00.000Z'
    assert.deepEqual(await open().read(name), { kind: 'over' })
    now = '2026-11-25T08:00:00.000Z'
    await open().erase(id)
    assert.deepEqual(await open().read(name), { kind: 'over' }, 'without its bytes')
    assert.deepEqual(read, [], 'no bytes are read of what nobody may see, nor for a time')
  })

  it('has no address without a public one, and keeps no refused bytes', async () => {
    assert.equal(
      createPictures({ store, publicUrl: undefined, secret: 's', now: () => now, isServed }).address(onCard('x')),
      null,
    )
    const before = rows.size
    assert.deepEqual(await open().add('text', new TextEncoder().encode('not a picture')), { kind: 'not-a-picture' })
    assert.equal(rows.size, before)
  })

  it('decodes one at a time, in the order in which they came', async () => {
    const seen: string[] = []
    const watched: PictureStore = {
      ...store,
      begin: async id => (seen.push(`begin ${id}`), 1),
      end: async id => void seen.push(`end ${id}`),
    }
    const one = createPictures({ store: watched, publicUrl: undefined, secret: 's', now: () => now, isServed })
    await Promise.all(['a', 'b', 'c'].map(id => one.add(id, photo)))
    assert.deepEqual(
      seen,
      ['a', 'b', 'c'].flatMap(id => [`begin ${id}`, `end ${id}`]),
    )
    const broken = createPictures({
      store: { ...watched, begin: id => (id === 'a' ? Promise.reject(new Error('away')) : Promise.resolve(1)) },
      publicUrl: undefined,
      secret: 's',
      now: () => now,
      isServed,
    })
    const [first, second] = await Promise.allSettled([broken.add('a', photo), broken.add('b', photo)])
    assert.deepEqual([first.status, second.status], ['rejected', 'fulfilled'], 'what failed holds up nobody')
  })

  it('holds the bytes of so many that wait, and no more: the next one comes again later', async () => {
    const first = Promise.withResolvers<number>()
    const slow: PictureStore = { ...store, begin: async id => (id === 'wait-0' ? first.promise : 1) }
    const one = createPictures({ store: slow, publicUrl: undefined, secret: 's', now: () => now, isServed })
    const taken = Array.from({ length: waitingMost + 1 }, (_, index) => one.add(`wait-${index}`, photo))
    await assert.rejects(one.add('one-more', photo), Unavailable)
    first.resolve(1)
    assert.deepEqual(
      (await Promise.all(taken)).map(({ kind }) => kind),
      taken.map(() => 'added'),
    )
    assert.equal((await one.add('one-more', photo)).kind, 'added')
  })

  it('leaves undecoded what ended the process three times, and counts nothing that came to an end', async () => {
    tries.set('deadly', 2)
    assert.equal((await open().add('deadly', photo)).kind, 'added')
    assert.equal(tries.has('deadly'), false)
    tries.set('deadly', 3)
    assert.deepEqual(await open().add('deadly', photo), { kind: 'not-a-picture' })
    assert.equal((await open().add('other', photo)).kind, 'added')
  })
})
