import { createChance } from './chance.ts'
import type { Team } from './town.ts'

/**
 * The team of those who publish, with the channel where proposals arrive and two for sectors, and two more teams as in
 * any tenant.
 */
export function makeTeams(
  seed: string,
  comms: string[],
  correspondents: string[],
  guests: string[],
): { teams: Team[]; commsChannelId: string } {
  const chance = createChance(`${seed}/teams`)
  const thread = (): string => `19:${chance.bytes(16).toString('hex')}@thread.tacv2`
  const team = (displayName: string, channels: string[], members: string[], owners: string[]): Team => {
    const threadId = thread()
    return {
      id: chance.guid(),
      threadId,
      displayName,
      // The first channel of a team bears the id of the team's own thread.
      channels: [
        { id: threadId, displayName: 'Général' },
        ...channels.map(name => ({ id: thread(), displayName: name })),
      ],
      members,
      owners,
    }
  }
  const teams = [
    team('Communication interne', ['Publications', 'Journal interne'], comms, comms.slice(0, 1)),
    team(
      'Réseau des correspondants',
      ['Entraide'],
      [...new Set([...comms.slice(0, 2), ...correspondents])],
      comms.slice(0, 1),
    ),
    // Whoever asked for it looks after it without being in it, and a contractor works with the others.
    team(
      'Projet Grand Parc',
      ['Chantier', 'Concertation'],
      [...correspondents.slice(0, 5), ...guests.slice(0, 1)],
      comms.slice(2, 3),
    ),
  ]
  // After all others, whose ids stay what they were.
  teams[0]?.channels.push(...['Habitat', 'Santé'].map(displayName => ({ id: thread(), displayName })))
  return { teams, commsChannelId: teams[0]?.channels[1]?.id ?? '' }
}
