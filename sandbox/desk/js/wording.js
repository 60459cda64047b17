/** What the desk calls things; Mary's own words come from her cards. */
export const roles = {
  agent: 'Agent',
  correspondent: 'Correspondant',
  head: 'Responsable de direction',
  deputy: 'Adjoint de direction',
  comms: 'Équipe communication',
  admin: 'Administration',
  dpo: 'Protection des données (DPO)',
  archivist: 'Archives',
  executive: 'Direction générale',
  cabinet: 'Cabinet',
}

/** The same in one short word, for a crowded line. */
export const shortRoles = {
  correspondent: 'Correspondant',
  head: 'Responsable',
  deputy: 'Adjoint',
  comms: 'Com’',
  admin: 'Admin',
  dpo: 'DPO',
  archivist: 'Archives',
  executive: 'DG',
  cabinet: 'Cabinet',
}

export const situations = {
  'not-installed': 'Mary non installée',
  blocked: 'A bloqué Mary',
  'no-teams': 'Sans Teams',
  'on-leave': 'En congé',
  gone: 'Compte fermé',
}

/** The words that Mary understands, for whom. */
/** What the town says of a status that is no success; 0 = no answer at all. */
export const failureOf = status =>
  status === 0 ? 'Mary ne répond pas. Est-elle lancée ?' : `Mary a répondu par une erreur (${status}).`

export const words = {
  everyone: ['proposer', 'mes propositions', 'à valider', 'aide'],
  comms: ['propositions', 'rédiger', 'publications', 'diffusions'],
}

export const reactions = {
  like: ['👍', 'J’aime'],
  heart: ['❤️', 'Cœur'],
  laugh: ['😆', 'Rire'],
  surprised: ['😮', 'Surprise'],
  sad: ['😢', 'Tristesse'],
  angry: ['😠', 'Colère'],
}

export const shortSituations = {
  'not-installed': 'Sans Mary',
  blocked: 'A bloqué',
  'no-teams': 'Sans Teams',
  'on-leave': 'En congé',
  gone: 'Fermé',
}

const time = new Intl.DateTimeFormat('fr', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long' })
const both = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const count = new Intl.NumberFormat('fr')

export const timeOf = at => time.format(new Date(at))
export const momentOf = at => both.format(new Date(at))
export const numberOf = value => count.format(value)

export function dayOf(at) {
  const date = new Date(at)
  const today = new Date()
  return date.toDateString() === today.toDateString() ? 'Aujourd’hui' : day.format(date)
}

/** Spaces that must not break, as French wants them. */
export const tied = text => text.replaceAll(/« | (?=[»:;?!%])/g, space => space.replace(' ', '\u00a0'))

export const plural = (n, one, many) => `${numberOf(n)} ${n > 1 ? many : one}`

/** The role that best says who someone is here. */
export function roleOf(person) {
  const order = ['comms', 'head', 'deputy', 'executive', 'cabinet', 'correspondent', 'admin', 'dpo', 'archivist']
  return order.find(role => person.roles.includes(role)) ?? 'agent'
}
