import type { Ports } from '../ports.ts'
import type { Conversation } from '../ports/people.ts'
import type { Audience, AudienceCheck } from './audience.ts'
import { departmentFinder } from './department-of.ts'
import { expandAudience } from './expand-audience.ts'

type Needs = Pick<Ports, 'directory' | 'departments' | 'conversations'>
const nobody: AudienceCheck = { people: 0, reachable: 0, notInstalled: 0, blocked: 0, noTeams: 0, withoutDepartment: 0 }
type Reach = 'reachable' | 'notInstalled' | 'blocked' | 'noTeams'

/** Reads who would get it and how they are reached; changes nothing. */
export async function checkAudience(ports: Needs, audience: Audience): Promise<AudienceCheck> {
  const check: AudienceCheck = { ...nobody }
  const find = departmentFinder(await ports.departments.all())
  for await (const page of expandAudience(ports, audience)) {
    const conversations = await ports.conversations.of(page.map(({ id }) => id))
    for (const { id, department } of page) {
      check.people++
      check[reachOf(conversations.get(id))]++
      if (find(department) === null) check.withoutDepartment++
    }
  }
  return check
}

function reachOf(conversation: Conversation | undefined): Reach {
  switch (conversation?.state) {
    case undefined:
      return 'notInstalled'
    case 'open':
      return conversation?.conversationId === null ? 'notInstalled' : 'reachable'
    case 'blocked':
    case 'removed':
      return 'blocked'
    case 'no-teams':
      return 'noTeams'
  }
}
