import type { Person } from '../town/town.ts'
import type { Place } from '../world/place.ts'
import type { World } from '../world/world.ts'

/** A member of a conversation as the connector gives it. */
export function memberOf(world: World, person: Person): object {
  return {
    id: person.teamsId,
    aadObjectId: person.id,
    objectId: person.id,
    name: person.displayName,
    givenName: person.firstName,
    surname: person.lastName,
    email: person.mail,
    userPrincipalName: person.mail,
    tenantId: world.town.tenantId,
    userRole: person.userType === 'Guest' ? 'guest' : 'user',
  }
}

export function peopleAt(world: World, place: Place): Person[] {
  if (place.kind === 'chat') return [place.person]
  return place.team.members.flatMap(id => world.reach.person(id) ?? [])
}
