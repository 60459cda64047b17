import { refresh } from '../../change.ts'
import type { AgendaFeed } from '../../domain/agenda/agenda.ts'
import { named, type PersonId } from '../../domain/actor.ts'
import { Unavailable } from '../../domain/errors.ts'
import { workbookId } from '../../domain/figures/workbook.ts'
import { type PaperAddresses, type PaperKind, registerName } from '../../domain/register/paper.ts'
import type { ReachedHost } from '../../domain/register/running-facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ports } from '../../ports.ts'
import { whileStale } from '../attempt.ts'
import { isPrepared } from '../broadcasts/ask-for-files.ts'

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

/** The job `register.write`: the same papers are the same files, so that it may run again at any time. */
export async function writeRegister(ports: Needs, { person }: { person: PersonId }): Promise<void> {
  const id = workbookId(registerName, person)
  if (!isPrepared((await ports.workbooks.byId(id))?.files ?? null)) return
  const at = ports.now()
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
  await noteWritten(ports, id, { papers: lying as PaperAddresses, at })
}

/** Of calendars that people added, each host once. */
function feedHosts(feeds: readonly AgendaFeed[]): ReachedHost[] {
  const open = feeds.flatMap(({ state, url }) => (state === 'open' && url !== null ? [new URL(url).host] : []))
  return [...new Set(open)].map(host => ({ use: 'feeds', host }))
}

/** The card tells where they lie, the journal who had them written. */
async function noteWritten(
  ports: Pick<Ports, 'workbooks' | 'commit'>,
  id: string,
  { papers, at }: { papers: PaperAddresses; at: Instant },
): Promise<void> {
  const noted = await whileStale<'done'>(async () => {
    const row = await ports.workbooks.byId(id)
    if (!row) return 'done'
    const { version, person } = row
    const { askedBy: actor, askedAt } = row.files
    return ports.commit(
      {
        save: 'workbook',
        row: { ...row, version: version + 1, papers, files: { ...row.files, writtenAt: at } },
        ifVersion: version,
      },
      { journal: { verb: 'register.written', actor, subject: 'register', seal: null, details: {} } },
      refresh({ card: 'register', person, at: askedAt }),
    )
  })
  if (noted !== 'done') throw new Unavailable('busy')
}
