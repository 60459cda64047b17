import assert from 'node:assert/strict'
import type { User } from '@microsoft/microsoft-graph-types'
import { Misconfigured, Unavailable } from '../../src/core/domain/errors.ts'
import { readPerson } from '../../src/graph/people/find-people.ts'
import { failureOf, GraphRefusal } from '../../src/graph/transport/failure.ts'

const licence = [{ skuId: 'e3' }]
const alice: User = {
  id: 'a',
  displayName: 'Alice Martin',
  givenName: 'Alice',
  surname: 'Martin',
  mail: 'alice@ville.fr',
  department: ' Voirie ',
  accountEnabled: true,
  userType: 'Member',
  preferredLanguage: 'fr-FR',
  assignedLicenses: licence,
}
const read = (change: User) => readPerson({ ...alice, ...change })

describe('readPerson', () => {
  it('takes from Entra what a person is made of', () => {
    assert.deepEqual(readPerson(alice), {
      id: 'a',
      name: 'Alice Martin',
      givenName: 'Alice',
      mail: 'alice@ville.fr',
      department: 'Voirie',
      enabled: true,
      guest: false,
      shared: false,
      licensed: true,
      locale: 'fr',
    })
  })

  it('what Entra does not say is neither enabled nor named', () => {
    assert.deepEqual(readPerson({}), {
      id: '',
      name: '',
      givenName: '',
      mail: null,
      department: null,
      enabled: false,
      guest: false,
      shared: false,
      licensed: true,
      locale: null,
    })
    assert.deepEqual([read({ givenName: null }).givenName, read({ department: '  ' }).department], ['Alice', null])
  })

  it('tells guests, shared accounts and people without a licence apart', () => {
    const seen = ({ guest, shared, licensed }: ReturnType<typeof read>) => [guest, shared, licensed]
    assert.deepEqual(seen(read({ userType: 'Guest', assignedLicenses: [], givenName: null, surname: null })), [
      true,
      false,
      false,
    ])
    assert.deepEqual(
      seen(read({ assignedLicenses: [], givenName: null, surname: null })),
      [false, true, false],
      'a room',
    )
    assert.deepEqual(
      seen(read({ assignedLicenses: [] })),
      [false, false, false],
      'an agent without a licence has a name',
    )
    assert.deepEqual(seen(read({ assignedLicenses: [], givenName: null })), [false, false, false])
    assert.deepEqual(seen(read({ givenName: null, surname: null })), [false, false, true])
  })

  it('knows the languages that Mary speaks', () => {
    assert.deepEqual(
      ['fr', 'fr-CA', 'en-GB', 'EN', 'de-DE', '', null].map(preferredLanguage => read({ preferredLanguage }).locale),
      ['fr', 'fr', 'en', 'en', null, null, null],
    )
  })
})

describe('what a refusal of Graph means', () => {
  const failure = (status: number, headers: Record<string, string> = {}) =>
    failureOf(new Response(null, { status, headers }), '{}', 'GET /users', 'User.Read.All')
  it('is to be tried again, for the operator, or for the caller', () => {
    for (const status of [408, 429, 500, 502, 503, 504])
      assert.ok(failure(status) instanceof Unavailable, String(status))
    for (const status of [401, 403]) assert.ok(failure(status) instanceof Misconfigured, String(status))
    for (const status of [400, 404, 409, 410]) assert.ok(failure(status) instanceof GraphRefusal, String(status))
  })

  it('comes with the time that Graph asks for, in seconds', () => {
    const wait = (value?: string) =>
      (failure(429, value === undefined ? {} : { 'retry-after': value }) as Unavailable).retryAfterMs
    assert.deepEqual([wait('7'), wait(), wait('soon')], [7_000, null, null])
  })
})
