import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { isPublic, privateAddress, publicLookup } from '../../../src/outward/public-address.ts'

describe('a public address', () => {
  it('is none of this machine, of private, shared or link-local networks, nor one in another spelling', () => {
    for (const address of [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '100.127.255.254',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'febf::1',
      'fc00::1',
      'fd12:3456::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '::ffff:a9fe:a9fe',
      '64:ff9b::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b::a00:1',
      '64:ff9b:0:0:0:0:a00:1',
      '64:FF9B:0000::10.0.0.1',
      '::10.0.0.1',
      '::7f00:1',
      '::ffff:0:10.0.0.1',
      '0:0:0:0:ffff:0:a00:1',
      '0:0:0:0:0:ffff:a9fe:a9fe',
      'fe80::1%eth0',
      '2002:7f00:1::',
      '2001:db8::1',
    ])
      assert.equal(isPublic(address), false, address)
    for (const address of [
      '13.107.136.10',
      '52.113.194.132',
      '100.128.0.1',
      '172.32.0.1',
      '2620:1ec:8f8::10',
      '2603:1063:10::5',
      '64:ff9b::d6b:880a',
      '::ffff:13.107.136.10',
    ])
      assert.equal(isPublic(address), true, address)
  })

  const resolved =
    (...addresses: string[]): Parameters<typeof publicLookup>[0] =>
    (_name, _options, done) =>
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      )

  it('is judged of everything that a name means, and handed on as it was judged', async () => {
    const look = (all: boolean, ...addresses: string[]) =>
      new Promise<unknown>((resolve, reject) =>
        publicLookup(resolved(...addresses))('ville.sharepoint.com', { all }, (error, address, family) =>
          error ? reject(error) : resolve([address, family]),
        ),
      )
    assert.deepEqual(await look(false, '13.107.136.10'), ['13.107.136.10', 4])
    assert.deepEqual(await look(true, '13.107.136.10', '2620:1ec:8f8::10'), [
      [
        { address: '13.107.136.10', family: 4 },
        { address: '2620:1ec:8f8::10', family: 6 },
      ],
      undefined,
    ])
    await assert.rejects(look(true, '13.107.136.10', '10.0.0.1'), { code: privateAddress })
    await assert.rejects(look(false), { code: privateAddress })
    await assert.rejects(
      new Promise((_, reject) =>
        publicLookup((_name, _options, done) => done(new Error('no such name'), []))('x', {}, error =>
          reject(error ?? new Error('resolved')),
        ),
      ),
      /no such name/,
    )
  })
})
