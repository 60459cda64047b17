import type { Route } from '../router.ts'
import { NotPossible } from '../doings/acting.ts'
import {
  findCards,
  type MessageSubmit,
  type OnMessage,
  openOnMessage,
  sayCard,
  submitOnMessage,
} from '../doings/anywhere.ts'
import { submitDialog, type DialogPress } from '../doings/dialog.ts'
import { press, refresh, type OnCard, type Press } from '../doings/press.ts'
import { say, type Saying } from '../doings/say.ts'
import { search } from '../doings/search.ts'
import { install, react, setAway, setBlocked, uninstall, type Reaction } from '../doings/ties.ts'
import type { Away } from '../world/reach.ts'
import { bodyOf, withPerson, type TownApi } from './api.ts'

/** What people do; each answers with what the bot answered. */
export function doingRoutes(api: TownApi): Route[] {
  const at = '/town/people/:id'
  return [
    ['POST', `${at}/say`, withPerson(api, async (person, request) => say(api, person, bodyOf<Saying>(request)))],
    [
      'POST',
      `${at}/press`,
      withPerson(api, async (person, request) => press(api, person, named<Press>(bodyOf(request)))),
    ],
    [
      'POST',
      `${at}/dialog`,
      withPerson(api, async (person, request) => submitDialog(api, person, named<DialogPress>(bodyOf(request)))),
    ],
    [
      'POST',
      `${at}/refresh`,
      withPerson(api, async (person, request) => refresh(api, person, named<OnCard>(bodyOf(request)))),
    ],
    [
      'POST',
      `${at}/on-message`,
      withPerson(api, async (person, request) => openOnMessage(api, person, named<OnMessage>(bodyOf(request)))),
    ],
    [
      'POST',
      `${at}/on-message-submit`,
      withPerson(api, async (person, request) => submitOnMessage(api, person, named<MessageSubmit>(bodyOf(request)))),
    ],
    ['POST', `${at}/find-cards`, withPerson(api, async (person, request) => findCards(api, person, bodyOf(request)))],
    ['POST', `${at}/say-card`, withPerson(api, async (person, request) => sayCard(api, person, bodyOf(request)))],
    ['POST', `${at}/search`, withPerson(api, async (person, request) => search(api, person, bodyOf(request)))],
    [
      'POST',
      `${at}/react`,
      withPerson(api, async (person, request) => react(api, person, named<Reaction>(bodyOf(request)))),
    ],
    ['POST', `${at}/install`, withPerson(api, async person => install(api, person))],
    ['POST', `${at}/uninstall`, withPerson(api, async person => uninstall(api, person))],
    ['POST', `${at}/block`, withPerson(api, async person => setBlocked(api, person, true))],
    ['POST', `${at}/away`, withPerson(api, async (person, request) => setAway(api, person, awayIn(bodyOf(request))))],
    ['POST', `${at}/back`, withPerson(api, async person => setAway(api, person, 'off'))],
    ['POST', `${at}/unblock`, withPerson(api, async person => setBlocked(api, person, false))],
  ]
}

/** Two weeks, or until they are put off: `until` null. */
function awayIn({ until }: { until?: unknown }): Away {
  if (until === null) return { until }
  const ms = typeof until === 'string' ? Date.parse(until) : Date.now() + 14 * 24 * 3_600_000
  if (Number.isNaN(ms)) throw new NotPossible('no-date', 'Cette date ne se lit pas.')
  return { until: new Date(ms).toISOString() }
}

function named<T extends { activityId: string }>(body: Partial<T>): T {
  if (typeof body.activityId !== 'string') throw new NotPossible('no-activity', 'Il manque activityId.')
  return body as T
}
