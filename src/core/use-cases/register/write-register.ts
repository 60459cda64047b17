import type { AgendaFeed } from '../../domain/agenda/agenda.ts'
import { named, type PersonId } from '../../domain/actor.ts'
import { type PaperAddresses, type PaperKind, registerName } from '../../domain/register/paper.ts'
import type { ReachedHost } from '../../domain/register/running-facts.ts'
import type { Ports } from '../../ports.ts'
import { writeAskedFile } from '../figures/asked-file.ts'
import { registerFile } from './ask-for-register.ts'

/** In the library; the authority decides how long they stay there. */
const folder = 'RGPD'
const names: Readonly<Record<PaperKind, string>> = {
  register: 'Registre des traitements (article 30)',
  assessment: 'Analyse d’impact (article 35)',
}
const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
}

type Needs = Pick<
  Ports,
  'register' | 'retentionRules' | 'agenda' | 'directory' | 'library' | 'workbooks' | 'commit' | 'now'
>

export function writeRegister(ports: Needs, { person }: { person: PersonId }): Promise<void> {
  return writeAskedFile(ports, { period: registerName, person }, registerFile, async at => {
    const [facts, rules, officers, feeds] = await Promise.all([
      ports.register.facts(),
      ports.retentionRules.all(),
      ports.directory.officers(),
      ports.agenda.now(),
    ])
    const running = { ...facts, hosts: [...facts.hosts, ...feedHosts(feeds)] }
    const written = await ports.register.write({ running, rules, officers: officers.map(named), at })
    const put = (kind: PaperKind, form: keyof typeof types, bytes: Uint8Array): Promise<string> =>
      ports.library.put(folder, `${names[kind]}.${form}`, types[form], bytes)
    const lying: { [kind in PaperKind]?: { docx: string; html: string } } = {}
    for (const { kind, docx, html } of written)
      lying[kind] = { docx: await put(kind, 'docx', docx), html: await put(kind, 'html', html) }
    return { papers: lying as PaperAddresses }
  })
}

/** Hosts of calendars that people added, each once. */
function feedHosts(feeds: readonly AgendaFeed[]): ReachedHost[] {
  const open = feeds.flatMap(({ state, url }) => (state === 'open' && url !== null ? [new URL(url).host] : []))
  return [...new Set(open)].map(host => ({ use: 'feeds', host }))
}
