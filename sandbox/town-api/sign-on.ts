import type { Route } from '../router.ts'
import { signOnToken } from '../sign-on.ts'
import { bodyOf, withPerson, type TownApi } from './api.ts'

/** POST /town/people/:id/sign-on: the token that Teams gives to a page which this person looks at. */
export function signOnRoutes(api: TownApi): Route[] {
  return [
    [
      'POST',
      '/town/people/:id/sign-on',
      withPerson(api, async (person, request) => {
        const version = bodyOf<{ version: number }>(request).version === 2 ? 2 : 1
        const { town, origin } = api.world
        return { token: await signOnToken(api.keys, town, origin, person, version) }
      }),
    ],
  ]
}
