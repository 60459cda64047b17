import { town } from '../town.js'

const leads = /^(chef|direct|responsable|adjoint)/i

/**
 * A few people whose parts make a whole story: an agent, the head who validates what this agent proposes, two of the
 * communication team (one writes, the other gives the second visa), an administrator, the data protection officer, the
 * archivist.
 */
export async function castOf(about) {
  const well = filter => town.people({ situation: 'well', limit: 100, ...filter }).then(found => found.people)
  const [comms, admins, officers, archivists, { department, head }] = await Promise.all([
    well({ role: 'comms' }),
    well({ role: 'admin' }),
    well({ role: 'dpo' }),
    well({ role: 'archivist' }),
    departmentOf(about),
  ])
  const agents = await well({ department: department.name, role: 'agent' })
  const agent =
    agents.find(person => person.roles.every(role => role === 'agent') && !leads.test(person.jobTitle)) ?? agents[0]
  const writer = comms.find(person => person.id !== head?.id)
  const second = comms.find(person => person.id !== writer?.id && person.id !== head?.id)
  const cast = [
    { part: 'agent', says: 'Agent, propose', person: agent },
    { part: 'comms', says: 'Communication, rédige', person: writer },
    { part: 'head', says: 'Responsable, premier visa', person: head },
    { part: 'second', says: 'Communication, second visa', person: second },
    { part: 'admin', says: 'Administration', person: admins.find(person => person.id !== writer?.id) },
    { part: 'dpo', says: 'Protection des données (DPO)', person: officers[0] },
    { part: 'archivist', says: 'Archives', person: archivists[0] },
  ]
  return cast.filter(({ person }) => person !== undefined)
}

/** The first department whose head can be reached and is not of the communication team. */
async function departmentOf(about) {
  for (const department of about.departments) {
    const head = await town.person(department.headId).catch(() => undefined)
    if (head?.situation === 'well' && !head.roles.includes('comms')) return { department, head }
  }
  return { department: about.departments[0] ?? { name: '' } }
}
