/** A town of a few people for the desk's own tests: what the `/town` API shows, kept in plain arrays. */
export type StubPerson = {
  id: string
  teamsId: string
  firstName: string
  lastName: string
  displayName: string
  mail: string
  jobTitle: string
  department: string | null
  roles: string[]
  userType: string
  kind: string
  accountEnabled: boolean
  situation: string
}

export type Said = {
  id: string
  from: { id: string; name: string; bot: boolean }
  at: string
  text?: string
  summary?: string
  attachments?: { contentType: string; content?: unknown; contentUrl?: string; name?: string }[]
  mine?: Record<string, unknown>
  note?: string
  edited?: string
  reactions?: { type: string; from: string }[]
}

export const adaptive = 'application/vnd.microsoft.card.adaptive'

const firstNames = [
  'Camille',
  'Nadia',
  'Yann',
  'Inès',
  'Paul',
  'Aminata',
  'Hugo',
  'Léa',
  'Karim',
  'Solène',
  'Mehdi',
  'Chloé',
]
const lastNames = [
  'Le Goff',
  'Benali',
  'Martin',
  'Dubois',
  'Traoré',
  'Nguyen',
  'Petit',
  'Rossi',
  'Garnier',
  'Lopez',
  'Kermarrec',
]
const departments = ['Petite enfance', 'Voirie et espaces publics', 'Culture', 'Communication']
const situations = [
  'well',
  'well',
  'well',
  'well',
  'well',
  'no-teams',
  'well',
  'well',
  'blocked',
  'well',
  'on-leave',
  'well',
]

function person(index: number): StubPerson {
  const firstName = firstNames[index % firstNames.length] ?? ''
  const lastName = lastNames[(index * 5 + 2) % lastNames.length] ?? ''
  const department = departments[index % departments.length] ?? ''
  const isHead = index < departments.length
  const roles = [
    'agent',
    ...(isHead ? ['head'] : []),
    ...(department === 'Communication' && index < 16 ? ['comms'] : []),
  ]
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    teamsId: `29:person-${index}`,
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    mail: `p${index}@saint-aubin.example`,
    jobTitle: isHead
      ? `Direction ${department}`
      : (['Auxiliaire de puériculture', 'Jardinier', 'Bibliothécaire', 'Chargé de projet'][index % 4] ?? ''),
    department,
    roles,
    userType: 'Member',
    kind: 'person',
    accountEnabled: true,
    situation: isHead ? 'well' : (situations[index % situations.length] ?? 'well'),
  }
}

export function createStubTown() {
  const people = Array.from({ length: 60 }, (_, index) => person(index))
  const heads = people.slice(0, departments.length)
  return {
    people,
    departments: departments.map((name, index) => ({
      name,
      headId: heads[index]?.id ?? '',
      deputyId: null,
      people: 15,
    })),
    chats: new Map<string, Said[]>(),
    threads: [] as { id: string; activities: Said[] }[],
    installed: new Map(people.map(one => [one.id, one.situation !== 'no-teams'])),
    blocked: new Set(people.filter(one => one.situation === 'blocked').map(one => one.id)),
    items: [] as { id: string; fields: Record<string, unknown>; createdAt: string; modifiedAt: string }[],
    mails: [] as {
      id: string
      at: string
      mailbox: string
      to: string[]
      subject: string
      text: string
      size: number
    }[],
    public: { posts: [], mentions: [], citizens: [], webhooks: [] } as {
      posts: unknown[]
      mentions: unknown[]
      citizens: { handle: string; name: string }[]
      webhooks: unknown[]
    },
    /** What was written as somebody of the public. */
    said: [] as Record<string, unknown>[],
    faults: [] as { target: string; kind: string; share: number; seconds: number }[],
    listeners: new Set<(event: object) => void>(),
  }
}

export type StubTown = ReturnType<typeof createStubTown>
